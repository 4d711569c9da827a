"""Russian: twenty-four-hour clock; sub-items have Latin letters and a closing parenthesis."""

from scheduler.wording.forms import Form

_CAC = "CAC/COSP/IRG/2015/1"
_CERD = "CERD/C/SR.1523"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("Приложение"),
    # “организация работы” is seen in CAC/COSP/IRG/2015/1; the form for a proposal is not.
    "title": Form("Предлагаемая организация работы"),
    "date_and_time": Form("Дата и время"),
    "body": Form("Орган"),
    "agenda_item": Form("Пункт повестки дня", "FCCC/SBI/2003/3"),
    "title_or_description": Form("Название или описание"),
    "continued": Form("продолжение", _CERD),
    "weekdays": Form(
        ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"), _CLDR
    ),
    "months": Form(
        (
            *("января", "февраля", "марта", "апреля", "мая", "июня"),
            *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
        ),
        _CLDR,
    ),
    "first_of_month": Form("1", _CAC),
    # In running text: “в пятницу, 22 марта”.
    "day": Form("{weekday}, {day} {month}", _CERD),
    "day_and_year": Form("{weekday}, {day} {month} {year} года"),
    "date": Form("{day} {month} {year} года", _CAC),
    "dates_in_month": Form("{first}–{day} {month} {year} года", "PBC.37/1/Add.1"),
    "dates_in_year": Form("{first} {first_month} – {day} {month} {year} года"),
    "dates": Form("{start} – {end}"),
    # Records have “15 час. 00 мин.” (CERD/C/SR.1523); a table needs the short form.
    "hour": Form("{hour02}:{minutes}"),
    "hour_minutes": Form("{hour02}:{minutes}"),
    "hour_bare": Form("{hour02}:{minutes}"),
    "hour_minutes_bare": Form("{hour02}:{minutes}"),
    "am": Form(""),
    "midday": Form(""),
    "pm": Form(""),
    "noon": Form("12:00"),
    "midnight": Form("24:00"),
    "hours": Form("{start}–{end}"),
    "hours_same_half": Form("{start}–{end}"),
    "morning": Form("Первая половина дня"),
    "afternoon": Form("Вторая половина дня"),
    "evening": Form("Вечер"),
    "sub_item": Form(" {letter})", "FCCC/SBI/2003/3"),
    "sub_sub_item": Form(" {letter})"),
    "letters": Form((), _CAC),
    "original_only": Form("[язык оригинала: {language}]"),
    "languages": Form(
        ("арабский", "китайский", "английский", "французский", "русский", "испанский"), _CLDR
    ),
    "one_room": Form("Все заседания проводятся в следующем помещении: {room}."),
    "local_times": Form("Время местное ({where})."),
    "revised_marks": Form("Новый текст подчеркнут; замененный текст зачеркнут."),
    "best_so_far": Form("лучшее расписание на данный момент, оптимальность не доказана"),
    "gap": Form("разрыв: {gap} %"),
    "comma": Form(", "),
    "list_comma": Form(", "),
    "decimal": Form(","),
    "programme": Form("Программа заседаний: {day}"),
    "time": Form("Время"),
    "room": Form("Зал"),
    "agenda_items": Form("Пункты повестки дня"),
    "interpretation": Form("Устный перевод"),
    "item": Form("пункт {number}", "FCCC/SBI/2003/3"),
    "items": Form("пункты {numbers}", "FCCC/SBI/2003/3"),
    "colon": Form(": "),
    "kept_free": Form("время оставлено свободным"),
    "no_items": Form("На этом заседании пункты повестки дня рассматривать не планируется."),
    "usual_hours": Form("Время будет объявлено; указано обычное время."),
    "usual_end": Form("Время окончания не установлено; указано обычное."),
    "may_change": Form("Расписание может измениться."),
    "documents": Form("Документы"),
    "speakers": Form("Ораторы"),
    "to_be_announced": Form("будет объявлено позднее"),
    "interpreter": Form("устный переводчик"),
    "digits": Form("latn", _CERD),
    "direction": Form("ltr", _CERD),
    "italics": Form("yes"),
    "word_font": Form("Times New Roman"),
    "pdf_fonts": Form(("Libertinus Serif", "Times New Roman", "Liberation Serif")),
}
