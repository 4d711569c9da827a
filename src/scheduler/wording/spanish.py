"""Spanish: “10.00 horas”; only a closing parenthesis after the letter of a sub-item."""

from scheduler.wording.forms import Form

_HSP = "HSP/GC/19/1/Add.1"
_CRC = "CRC/C/SR.772"
_FCCC = "FCCC/KP/CMP/2017/1"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("Anexo"),
    "title": Form("Propuesta de organización de los trabajos", "A/AC.291/11"),
    "date_and_time": Form("Fecha y hora", "A/AC.291/11"),
    "body": Form("Órgano"),
    "agenda_item": Form("Tema del programa", "A/AC.291/11"),
    "title_or_description": Form("Título o descripción", "A/AC.291/11"),
    "continued": Form("continuación", _CRC),
    "weekdays": Form(
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"), _CLDR
    ),
    "months": Form(
        (
            *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
            *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ),
        _CLDR,
    ),
    "first_of_month": Form("1"),
    "day": Form("{weekday}, {day} de {month}", _HSP),
    "day_and_year": Form("{weekday}, {day} de {month} de {year}"),
    "date": Form("{day} de {month} de {year}", "PBC journal, 27 May 2015"),
    "dates_in_month": Form("{first} a {day} de {month} de {year}", "PBC journal, 27 May 2015"),
    "dates_in_year": Form("{first} de {first_month} a {day} de {month} de {year}"),
    "dates": Form("{start} a {end}"),
    "hour": Form("{hour}.{minutes} horas", _HSP),
    "hour_minutes": Form("{hour}.{minutes} horas", "CRC/C/SR.557"),
    "hour_bare": Form("{hour}.{minutes}"),
    "hour_minutes_bare": Form("{hour}.{minutes}"),
    "am": Form(""),
    "midday": Form(""),
    "pm": Form(""),
    "noon": Form("12.00 horas"),
    "midnight": Form("24.00 horas"),
    "hours": Form("{start_bare} a {end}"),
    "hours_same_half": Form("{start_bare} a {end}"),
    "morning": Form("Mañana"),
    "afternoon": Form("Tarde"),
    "evening": Form("Noche"),
    "sub_item": Form(" {letter})", _FCCC),
    "sub_sub_item": Form(" {letter})"),
    "letters": Form((), _FCCC),
    "original_only": Form("[original: {language}]"),
    "languages": Form(("árabe", "chino", "inglés", "francés", "ruso", "español"), _CLDR),
    "one_room": Form("Todas las sesiones se celebran en la sala siguiente: {room}."),
    "local_times": Form("Las horas indicadas son locales ({where})."),
    "revised_marks": Form("El texto nuevo aparece subrayado; el texto sustituido, tachado."),
    "best_so_far": Form("mejor calendario hasta el momento, sin prueba de que sea el óptimo"),
    "gap": Form("diferencia: {gap} %"),
    "comma": Form(", "),
    "list_comma": Form(", "),
    "decimal": Form(","),
    "programme": Form(
        "Programa de sesiones para el {day}", "World Health Assembly, programme of 18 May 2010"
    ),
    "time": Form("Hora"),
    "room": Form("Sala"),
    "agenda_items": Form("Temas del programa"),
    "interpretation": Form("Interpretación"),
    "item": Form("tema {number}", _FCCC),
    "items": Form("temas {numbers}", _FCCC),
    "colon": Form(": "),
    "kept_free": Form("reservado, sin sesión"),
    "no_items": Form("No se ha previsto ningún tema del programa en esta sesión."),
    "usual_hours": Form("Horario por anunciar; se indica el habitual."),
    "usual_end": Form("No se ha fijado la hora de clausura; se indica la habitual."),
    "may_change": Form("Este calendario aún puede cambiar."),
    "documents": Form("Documentos"),
    "speakers": Form("Oradores"),
    "to_be_announced": Form("por anunciar"),
    "interpreter": Form("intérprete"),
    "digits": Form("latn", _CRC),
    "direction": Form("ltr", _CRC),
    "italics": Form("yes"),
    "word_font": Form("Times New Roman"),
    "pdf_fonts": Form(("Libertinus Serif", "Times New Roman", "Liberation Serif")),
}
