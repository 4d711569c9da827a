"""Arabic: right to left, minutes before the hour (00/15 is 3 p.m.), doubled month names.

An en dash, not a hyphen, stands between two hours: a hyphen would glue the digits into one run from
left to right, with the end first.
"""

from scheduler.wording.forms import Form

_CCPR = "CCPR/C/SR.2480"
_CONF = "E/CONF.103/2"
_C3 = "A/C.3/72/L.1"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("المرفق", _C3),
    # “تنظيم الأعمال” is seen in A/C.3/72/L.1; the form for a proposal is not.
    "title": Form("تنظيم الأعمال المقترح"),
    "date_and_time": Form("التاريخ والوقت"),
    "body": Form("الهيئة"),
    "agenda_item": Form("بند جدول الأعمال", _CONF),
    "title_or_description": Form("العنوان أو الوصف"),
    "continued": Form("تابع", "CCPR/C/SR.1779"),
    "weekdays": Form(
        ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"), _CLDR
    ),
    # Both names of each month: January, March, July to October are seen, the others follow them.
    "months": Form(
        (
            *("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل"),
            *("أيار/مايو", "حزيران/يونيه", "تموز/يوليه", "آب/أغسطس"),
            *("أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"),
        ),
        "six of them in CCPR/C/SR.2480, E/CONF.103/2 and others",
    ),
    "first_of_month": Form("1"),
    "day": Form("{weekday}، {day} {month}", _CCPR),
    "day_and_year": Form("{weekday}، {day} {month} {year}"),
    "date": Form("{day} {month} {year}", _CONF),
    # E/CONF.103/2 has a hyphen here, which sets the first day on the left.
    "dates_in_month": Form("{first}–{day} {month} {year}"),
    "dates_in_year": Form("{first} {first_month}–{day} {month} {year}"),
    "dates": Form("{start}–{end}"),
    "hour": Form("{minutes}/{hour02}", _CCPR),
    "hour_minutes": Form("{minutes}/{hour02}", _CCPR),
    "hour_bare": Form("{minutes}/{hour02}", _CCPR),
    "hour_minutes_bare": Form("{minutes}/{hour02}", _CCPR),
    "am": Form(""),
    "midday": Form(""),
    "pm": Form(""),
    "noon": Form("00/12"),
    "midnight": Form("00/24"),
    "hours": Form("{start}–{end}"),
    "hours_same_half": Form("{start}–{end}"),
    "morning": Form("صباحا"),
    "afternoon": Form("بعد الظهر"),
    "evening": Form("مساء"),
    "sub_item": Form(" ({letter})", _CONF),
    "sub_sub_item": Form(" ’{number}‘"),
    # Only the first four are seen, in E/CONF.103/2; the order is that of the abjad.
    "letters": Form(tuple("أبجدهوزحطيكلمنسعفصقرشتثخذض"), _CONF),
    "original_only": Form("[الأصل: {language}]"),
    "languages": Form(("العربية", "الصينية", "الإنكليزية", "الفرنسية", "الروسية", "الإسبانية")),
    "one_room": Form("تُعقد جميع الجلسات في {room}."),
    "local_times": Form("الأوقات محلية ({where})."),
    "revised_marks": Form("النص الجديد تحته خط؛ والنص الذي حل محله غيره مشطوب."),
    "best_so_far": Form("أفضل جدول زمني حتى الآن، ولم يثبت أنه الأمثل"),
    "gap": Form("الفارق: {gap}%"),
    "comma": Form("، "),
    "list_comma": Form("، "),
    "decimal": Form(","),
    "programme": Form("برنامج الجلسات ليوم {day}"),
    "time": Form("الوقت"),
    "room": Form("القاعة"),
    "agenda_items": Form("بنود جدول الأعمال"),
    "interpretation": Form("الترجمة الشفوية"),
    "item": Form("البند {number}", _CONF),
    "items": Form("البنود {numbers}", _CONF),
    "colon": Form(": "),
    "kept_free": Form("وقت محجوز"),
    "no_items": Form("لا يُنظر في أي بند من جدول الأعمال في هذه الجلسة."),
    "usual_hours": Form("يُعلن عن المواعيد لاحقا؛ والمواعيد المبينة هي المعتادة."),
    "usual_end": Form("لم يُحدد موعد الانتهاء؛ والموعد المبين هو المعتاد."),
    "may_change": Form("هذا الجدول الزمني قابل للتغيير."),
    "documents": Form("الوثائق"),
    "speakers": Form("المتكلمون"),
    "to_be_announced": Form("يعلن عنه لاحقا"),
    "interpreter": Form("مترجم شفوي"),
    "digits": Form("latn", _CCPR),
    "direction": Form("rtl", _CCPR),
    "italics": Form("no"),
    "word_font": Form("Times New Roman"),
    "pdf_fonts": Form(
        (
            *("Amiri", "Noto Naskh Arabic", "Traditional Arabic", "Simplified Arabic"),
            *("Arabic Typesetting", "Sakkal Majalla", "Scheherazade New", "Geeza Pro"),
            *("Times New Roman", "Arial"),
        )
    ),
}
