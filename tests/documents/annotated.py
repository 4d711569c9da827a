"""One annotated provisional agenda as five languages would have it: front, agenda, annotations.

The text is made up. With each: what is to be read from it.
"""

FRENCH = """\
Nations Unies                                                  EX/WG.2/2026/1

Conférence des Parties à la Convention sur un exemple

Distr. générale
18 juin 2026
Français
Original : anglais

Groupe de travail sur les ports
Vingt-quatrième réunion
Vienne, 9-11 septembre 2026

Ordre du jour provisoire annoté

Ordre du jour provisoire

1.\tQuestions d’organisation :
\ta)\tOuverture de la réunion ;
\tb)\tAdoption de l’ordre du jour et organisation des travaux.
2.\tSécurité des ports de plaisance, compte tenu de l’article 10 de la Convention et des
\trecommandations antérieures.
3.\tQuestions diverses.
4.\tAdoption du rapport.

Annotations

1. Questions d’organisation
a) Ouverture de la réunion
La vingt-quatrième réunion du Groupe de travail s’ouvrira le mercredi 9 septembre 2026, à 15 heures.
b) Adoption de l’ordre du jour et organisation des travaux
Le projet d’organisation des travaux a été établi conformément à la résolution 7/1. Les ressources
dont dispose le Groupe permettront de tenir cinq séances plénières sur deux jours et demi, avec
interprétation dans les six langues officielles de l’Organisation.
2. Sécurité des ports de plaisance, compte tenu de l’article 10 de la Convention et des
recommandations antérieures
Le Groupe sera saisi d’un document intitulé « Ports sûrs » (EX/WG.2/2026/2).

Annexe

Projet d’organisation des travaux

Date et heure\tPoint de l’ordre du jour\tTitre ou description
Mercredi 9 septembre
15 heures-18 heures\t1 a)\tOuverture de la réunion
\t1 b)\tAdoption de l’ordre du jour et organisation des travaux
\t2\tSécurité des ports de plaisance, compte tenu de l’article 10 de la Convention et des \
recommandations antérieures
Jeudi 10 septembre
10 heures-13 heures\t2\tSécurité des ports de plaisance, compte tenu de l’article 10 de la \
Convention et des recommandations antérieures (suite)
15 heures-18 heures\t2\tSécurité des ports de plaisance, compte tenu de l’article 10 de la \
Convention et des recommandations antérieures (suite)
Vendredi 11 septembre
10 heures-13 heures\t3\tQuestions diverses
15 heures-18 heures\t4\tAdoption du rapport
"""
SPANISH = """\
Naciones Unidas                                                  EX/WG.2/2026/1

Conferencia de las Partes en la Convención sobre un Ejemplo

Distr. general
18 de junio de 2026
Español
Original: inglés

Grupo de Trabajo sobre Puertos
24ª reunión
Viena, 9 a 11 de septiembre de 2026

Programa provisional anotado

Programa provisional

1.\tCuestiones de organización:
\ta)\tApertura de la reunión;
\tb)\tAprobación del programa y organización de los trabajos.
2.\tSeguridad de los puertos deportivos.
3.\tOtros asuntos.
4.\tAprobación del informe.

Anotaciones

1. Cuestiones de organización
a) Apertura de la reunión
La 24ª reunión del Grupo de Trabajo se inaugurará el miércoles 9 de septiembre de 2026 a las
15.00 horas.
b) Aprobación del programa y organización de los trabajos
La organización propuesta se preparó de conformidad con la resolución 7/1. Los recursos disponibles
permitirán celebrar cinco sesiones plenarias durante dos días y medio, con servicios de
interpretación en español, francés e inglés.
2. Seguridad de los puertos deportivos
El Grupo tendrá ante sí un documento titulado “Puertos seguros” (EX/WG.2/2026/2).

Anexo

Propuesta de organización de los trabajos

Fecha y hora\tTema del programa\tTítulo o descripción
Miércoles 9 de septiembre
15.00 a 18.00 horas\t1 a)\tApertura de la reunión
\t1 b)\tAprobación del programa y organización de los trabajos
Jueves 10 de septiembre
10.00 a 13.00 horas\t2\tSeguridad de los puertos deportivos
15.00 a 18.00 horas\t2\tSeguridad de los puertos deportivos (continuación)
Viernes 11 de septiembre
10.00 a 13.00 horas\t3\tOtros asuntos
15.00 a 18.00 horas\t4\tAprobación del informe
"""
RUSSIAN = """\
Организация Объединенных Наций                               EX/WG.2/2026/1

Конференция участников Конвенции о примере

Distr.: General
18 June 2026
Russian
Original: English

Рабочая группа по портам
Двадцать четвертое совещание
Вена, 9–11 сентября 2026 года

Аннотированная предварительная повестка дня

Предварительная повестка дня

1.\tОрганизационные вопросы:
\tа)\tоткрытие совещания;
\tb)\tутверждение повестки дня и организация работы.
2.\tБезопасность портов.
3.\tПрочие вопросы.
4.\tУтверждение доклада.

Аннотации

1. Организационные вопросы
a) Открытие совещания
Двадцать четвертое совещание Рабочей группы откроется в среду, 9 сентября 2026 года,
в 15 час. 00 мин.
b) Утверждение повестки дня и организация работы
Предлагаемая организация работы подготовлена во исполнение резолюции 7/1. Имеющиеся ресурсы
позволят провести пять пленарных заседаний в течение двух с половиной дней с устным переводом на
шесть официальных языков Организации Объединенных Наций.
2. Безопасность портов
Рабочей группе будет представлен документ под названием «Безопасные порты» (EX/WG.2/2026/2).

Приложение

Предлагаемая организация работы

Дата и время\tПункт повестки дня\tНазвание или описание
Среда, 9 сентября
15:00–18:00\t1 а)\tОткрытие совещания
\t1 b)\tУтверждение повестки дня и организация работы
Четверг, 10 сентября
10:00–13:00\t2\tБезопасность портов
15:00–18:00\t2\tБезопасность портов (продолжение)
Пятница, 11 сентября
10:00–13:00\t3\tПрочие вопросы
15:00–18:00\t4\tУтверждение доклада
"""
CHINESE = """\
联合国                                                  EX/WG.2/2026/1

示例公约缔约方会议

Distr.: General
18 June 2026
Chinese
Original: English

港口问题工作组
第二十四次会议
2026年9月9日至11日，维也纳

临时议程说明

临时议程

1.\t组织事项：
\t(a)\t会议开幕；
\t(b)\t通过议程和工作安排。
2.\t港口安全。
3.\t其他事项。
4.\t通过报告。

说明

1. 组织事项
(a) 会议开幕
工作组第二十四次会议将于2026年9月9日星期三下午3时开幕。
(b) 通过议程和工作安排
拟议工作安排是根据第7/1号决议编写的。工作组现有资源可供在两天半时间内举行五次全体会议，
并提供联合国六种正式语文的口译服务。
2. 港口安全
工作组将收到一份题为《安全的港口》的文件（EX/WG.2/2026/2）。

附件

拟议工作安排

日期和时间\t议程项目\t标题或说明
9月9日星期三
下午3时至6时\t1(a)\t会议开幕
\t1(b)\t通过议程和工作安排
9月10日星期四
上午10时至下午1时\t2\t港口安全
下午3时至6时\t2\t港口安全(续)
9月11日星期五
上午10时至下午1时\t3\t其他事项
下午3时至6时\t4\t通过报告
"""
ARABIC = """\
الأمم المتحدة                                                  EX/WG.2/2026/1

مؤتمر الأطراف في اتفاقية المثال

Distr.: General
18 June 2026
Arabic
Original: English

الفريق العامل المعني بالموانئ
الاجتماع الرابع والعشرون
فيينا، 9-11 أيلول/سبتمبر 2026

شروح جدول الأعمال المؤقت

جدول الأعمال المؤقت

1 -\tالمسائل التنظيمية:
\t(أ)\tافتتاح الاجتماع؛
\t(ب)\tإقرار جدول الأعمال وتنظيم الأعمال.
2 -\tأمن الموانئ.
3 -\tمسائل أخرى.
4 -\tاعتماد التقرير.

الشروح

1 - المسائل التنظيمية
(أ) افتتاح الاجتماع
سيُفتتح الاجتماع الرابع والعشرون للفريق العامل يوم الأربعاء، 9 أيلول/سبتمبر 2026، الساعة 00/15.
(ب) إقرار جدول الأعمال وتنظيم الأعمال
أُعد تنظيم الأعمال المقترح وفقا للقرار 7/1. وستتيح الموارد المتاحة عقد خمس جلسات عامة على مدى
يومين ونصف مع توفير ترجمة شفوية بلغات الأمم المتحدة الرسمية الست.
2 - أمن الموانئ
سيُعرض على الفريق العامل وثيقة عنوانها “موانئ آمنة” (EX/WG.2/2026/2).

المرفق

تنظيم الأعمال المقترح

التاريخ والوقت\tبند جدول الأعمال\tالعنوان أو الوصف
الأربعاء، 9 أيلول/سبتمبر
00/15–00/18\t1 (أ)\tافتتاح الاجتماع
\t1 (ب)\tإقرار جدول الأعمال وتنظيم الأعمال
الخميس، 10 أيلول/سبتمبر
00/10–00/13\t2\tأمن الموانئ
00/15–00/18\t2\tأمن الموانئ (تابع)
الجمعة، 11 أيلول/سبتمبر
00/10–00/13\t3\tمسائل أخرى
00/15–00/18\t4\tاعتماد التقرير
"""
IN_LANGUAGES = {
    "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "zh": CHINESE, "ar": ARABIC,
}  # fmt: skip
