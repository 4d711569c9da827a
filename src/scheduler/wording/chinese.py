"""Chinese: the date before the weekday, 上午 and 下午 said once, no space before a letter."""

from scheduler.wording.forms import Form

_JOURNAL = "Journal of the United Nations, 19 November 2007"
_INF1 = "CTOC/COP/2008/INF/1"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("附件", "A/C.3/55/L.1"),
    "title": Form("拟议工作安排", _INF1),
    "date_and_time": Form("日期和时间"),
    "body": Form("机构"),
    "agenda_item": Form("议程项目", "FCCC/KP/CMP"),
    "title_or_description": Form("标题或说明"),
    "continued": Form("续", "report of CEDAW"),
    "weekdays": Form(("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"), _CLDR),
    "months": Form(tuple(f"{month}月" for month in range(1, 13)), _CLDR),
    "first_of_month": Form("1"),
    "day": Form("{month}{day}日{weekday}", _JOURNAL),
    "day_and_year": Form("{year}年{month}{day}日{weekday}", "Chinese editorial rules of FAO"),
    "date": Form("{year}年{month}{day}日", _INF1),
    "dates_in_month": Form("{year}年{month}{first}日至{day}日", _INF1),
    "dates_in_year": Form("{year}年{first_month}{first}日至{month}{day}日"),
    "dates": Form("{start}至{end}"),
    "hour": Form("{half}{hour12}时", _JOURNAL),
    "hour_minutes": Form("{half}{hour12}时{minutes}分", _INF1),
    "hour_bare": Form("{hour12}时", _JOURNAL),
    "hour_minutes_bare": Form("{hour12}时{minutes}分"),
    "am": Form("上午", _JOURNAL),
    "midday": Form("中午", _JOURNAL),
    "pm": Form("下午", _JOURNAL),
    # The Journal has 中午12:00, beside 下午3:00 for what it elsewhere writes 下午3时.
    "noon": Form("中午12时"),
    "midnight": Form("午夜12时"),
    "hours": Form("{start}至{end}", _JOURNAL),
    "hours_same_half": Form("{start}至{end_bare}", _JOURNAL),
    "morning": Form("上午", _JOURNAL),
    "afternoon": Form("下午", _JOURNAL),
    "evening": Form("晚上"),
    "sub_item": Form("({letter})", "CTOC/COP/2006/7/Rev.1"),
    "sub_sub_item": Form("({letter})"),
    "letters": Form((), "CTOC/COP/2006/7/Rev.1"),
    "original_only": Form("[原文：{language}]"),
    "languages": Form(("阿拉伯文", "中文", "英文", "法文", "俄文", "西班牙文")),
    "one_room": Form("所有会议均在{room}举行。"),
    "local_times": Form("时间为当地时间（{where}）。"),
    "best_so_far": Form("目前最佳安排，未证明为最优"),
    "gap": Form("差距：{gap}%"),
    "comma": Form("，"),
    "list_comma": Form("、"),
    "decimal": Form("."),
    "programme": Form("{day}会议安排"),
    "time": Form("时间"),
    "room": Form("会议室"),
    "agenda_items": Form("议程项目"),
    "interpretation": Form("口译"),
    "digits": Form("latn", _JOURNAL),
    "direction": Form("ltr", _JOURNAL),
    "italics": Form("no"),
    "word_font": Form("SimSun"),
    "pdf_fonts": Form(
        (
            *("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "SimSun", "Songti SC"),
            *("STSong", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC"),
            *("Microsoft YaHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
        )
    ),
}
