"""A short report in each of the five languages."""

from __future__ import annotations

import pytest

from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEAD,
    RIGHT,
    Beside,
    Column,
    Facts,
    Figure,
    Grid,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Report,
)

WORDS = {
    "en": ("Where to start", "Five sites in the Gobi, with a fence of 12 km", "Page {page} of {pages}"),
    "mn": ("Хаанаас эхлэх вэ", "Говийн таван талбай, 12 км хашаа, Өмнөговь", "{page}-р хуудас, нийт {pages}"),
    "zh_CN": ("从哪里开始", "戈壁五个地点,围栏12公里,风向西北", "第{page}页,共{pages}页"),
    "ja": ("どこから始めるか", "ゴビの五地点、柵12キロ、風は北西", "{pages}ページ中{page}ページ"),
    "ko": ("어디서 시작할 것인가", "고비 다섯 지점, 울타리 12km, 바람은 북서", "{pages}쪽 중 {page}쪽"),
}
FONTS = {
    "en": ("DejaVu Sans",),
    "mn": ("DejaVu Sans",),
    "zh_CN": ("DejaVu Sans", "Noto Sans CJK SC"),
    "ja": ("DejaVu Sans", "Noto Sans CJK JP"),
    "ko": ("DejaVu Sans", "Noto Sans CJK KR"),
}


@pytest.fixture
def picture(tmp_path, qgis_app):
    from qgis.PyQt.QtGui import QColor, QImage

    image = QImage(300, 150, QImage.Format.Format_RGB32)
    image.fill(QColor("#b45309"))
    path = tmp_path / "рис 그림.png"
    assert image.save(str(path))
    return str(path)


@pytest.fixture
def report(picture):
    """Return a function that gives the report in a language."""

    def make(language="en", rows=60):
        title, subtitle, page = WORDS[language]
        cells = tuple((f"{title} {number}", f"{number}.5") for number in range(rows))
        blocks = (
            Heading(title),
            Paragraph(subtitle, LEAD),
            Items((subtitle, title)),
            Grid((Column(title, share=70), Column("ha", RIGHT)), (*cells, (title, "99.5")), subtitle, total=True),
            Heading(subtitle, 2),
            Figure(picture, 120, 60, subtitle, title),
            PageBreak(),
            Beside((Figure(picture, 300, 150, alt=title),), (Facts(((title, "1 < 2 & 3"),)), Paragraph(title, CAVEAT))),
        )
        return Report(title, subtitle, blocks, f"{title} · 2026-11-23", language, FONTS[language], page, title)

    return make
