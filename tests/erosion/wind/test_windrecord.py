"""Wind records of the sources that people have: columns, units, times, missing values."""

import gzip

import numpy as np
import pytest

from dss_planner.erosion.wind.recordcolumns import find_columns, speed_unit
from dss_planner.erosion.wind.windrecord import read_wind_record, read_wind_records
from dss_planner.errors import Cancelled, InputError

KNOT = 1852 / 3600
NAN = float("nan")


@pytest.fixture
def write(tmp_path):
    def make(content, name="wind.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return make


def hourly(count, speed="5.0", direction="270", start="2020-03-01", unit="wind_speed_ms"):
    times = np.arange(start, count, dtype="datetime64[h]").astype(str)
    return f"time,{unit},wind_direction\n" + "".join(f"{t},{speed},{direction}\n" for t in times)


OPEN_METEO = """latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation
43.5,104.4,1400.0,0,GMT,GMT

time,temperature_2m (°C),wind_gusts_10m (km/h),wind_speed_100m (km/h),wind_speed_10m (km/h),wind_direction_10m (°)
2022-01-01T00:00,1,60,99,36,0
2022-01-01T01:00,1,50,99,18,270
2022-01-01T02:00,1,50,99,,270
"""
ASOS = """#DEBUG: Format Typ    -> comma
station,valid,lon,lat,drct,sknt,gust
ZMDZ,2020-03-01 00:00,104.4,43.6,300.00,10.00,M
ZMDZ,2020-03-01 01:00,104.4,43.6,M,4.00,M
ZMDZ,2020-03-01 02:00,104.4,43.6,0.00,0.00,M
ZMDZ,2020-03-01 03:00,104.4,43.6,M,M,M
"""
ISD = """"STATION","DATE","SOURCE","LATITUDE","LONGITUDE","ELEVATION","NAME","WND","TMP"
"44373099999","2020-03-01T00:00:00","4","43.58","104.42","1465","DALANZADGAD, MG","320,1,N,0046,1","-0050,1"
"44373099999","2020-03-01T03:00:00","4","43.58","104.42","1465","DALANZADGAD, MG","999,9,C,0000,1","-0050,1"
"44373099999","2020-03-01T06:00:00","4","43.58","104.42","1465","DALANZADGAD, MG","310,1,N,9999,9","-0050,1"
"44373099999","2020-03-01T09:00:00","4","43.58","104.42","1465","DALANZADGAD, MG","310,1,N,0150,3","-0050,1"
"""
LITE = """2020 03 01 00   -50   -90 10200   300    46     0 -9999 -9999
2020 03 01 03   -50   -90 10200 -9999 -9999     0 -9999 -9999
2020 03 01 06   -50   -90 10200     0     0     0 -9999 -9999
"""
RP5 = (
    "# Weather station Dalanzadgad\r\n#\r\n"
    '"Local time in Dalanzadgad";"T";"P0";"DD";"Ff";"ff10"\r\n'
    '"01.03.2020 21:00";"1";"2";"Wind blowing from the north-west";"7";"12"\r\n'
    '"01.03.2020 18:00";"1";"2";"Calm, no wind";"0";""\r\n'
    '"01.03.2020 15:00";"1";"2";"Wind blowing from the west-southwest";"3";""\r\n'
)
POWER = """-BEGIN HEADER-
NASA/POWER Source Native Resolution Hourly Data
Location: latitude  43.57   longitude 104.42   elevation from MERRA-2
WS10M     MERRA-2 Wind Speed at 10 Meters (m/s)
-END HEADER-
YEAR,MO,DY,HR,WS10M,WD10M
2020,3,1,0,4.5,300.1
2020,3,1,1,-999,-999
2020,3,1,2,4.5,0
"""
GENERIC = (
    "Станц;Date;Wind speed [m/s];Wind direction [°]\r\nx;31.03.2020 18:00;4,5;NW\r\nx;31.03.2020 19:00;5,5;NNW\r\n"
)
METEOSTAT = "time,temp,wdir,wspd,wpgt,coco\n2020-03-01 00:00:00,1,10,36,50,1\n2020-03-01 01:00:00,1,,18,,1\n"
ERA5 = "valid_time,u10,v10\n2020-03-01 00:00:00,10,0\n2020-03-01 01:00:00,0,-5\n2020-03-01 02:00:00,0,0\n"
CANADA = (
    '"Longitude (x)","Latitude (y)","Station Name","Date/Time (LST)","Year","Month","Day","Time (LST)",'
    '"Wind Dir (10s deg)","Wind Spd (km/h)"\n"-100","50","Q","2020-03-01 00:00","2020","03","01","00:00","30","36"\n'
)


@pytest.mark.parametrize(
    ("content", "speeds", "directions", "step", "place"),
    [
        (OPEN_METEO, [10, 5, NAN], [0, 270, NAN], 60, (104.4, 43.5)),
        (ASOS, [10 * KNOT, 4 * KNOT, 0, NAN], [300, NAN, NAN, NAN], 60, (104.4, 43.6)),
        (ISD, [4.6, 0, NAN, NAN], [320, NAN, NAN, NAN], 180, (104.42, 43.58)),
        (LITE, [4.6, NAN, 0], [300, NAN, NAN], 180, (None, None)),
        (RP5, [3, 0, 7], [247.5, NAN, 315], 180, (None, None)),
        (POWER, [4.5, NAN, 4.5], [300.1, NAN, 0], 60, (104.42, 43.57)),
        (GENERIC, [4.5, 5.5], [315, 337.5], 60, (None, None)),
        (METEOSTAT, [10, 5], [10, NAN], 60, (None, None)),
        (ERA5, [10, 5, 0], [270, 0, NAN], 60, (None, None)),
        (CANADA, [10], [300], 1440, (-100, 50)),
    ],
    ids=["open-meteo", "asos", "isd", "isd-lite", "rp5", "power", "generic", "meteostat", "era5", "canada"],
)
def test_files_of_known_sources(write, content, speeds, directions, step, place):
    record = read_wind_record(write(content))
    assert record.speed == pytest.approx(speeds, nan_ok=True)
    assert record.direction == pytest.approx(directions, nan_ok=True)
    assert record.step_minutes == step
    assert (record.longitude, record.latitude) == place
    assert (np.diff(record.times) > np.timedelta64(0)).all()


@pytest.mark.parametrize("encode", [lambda s: b"\xef\xbb\xbf" + s.encode(), lambda s: s.encode("utf-16")])
def test_byte_order_marks_and_windows_line_ends(write, encode):
    record = read_wind_record(write(encode(GENERIC)))
    assert record.speed == pytest.approx([4.5, 5.5])


def test_gzipped_files(write):
    assert read_wind_record(write(gzip.compress(LITE.encode()), "44373.gz")).speed[0] == pytest.approx(4.6)


def test_offsets_from_utc_are_taken_off_and_midnight_may_be_24(write):
    record = read_wind_record(write("time,wind_speed (m/s)\n2020-03-01T08:00+08:00,3\n2020-03-01 24:00,4\n"))
    assert record.times.astype(str).tolist() == ["2020-03-01T00:00", "2020-03-02T00:00"]
    assert record.direction is None


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("202003011830", "2020-03-01T18:30"),
        ("2020/03/01 6:30 PM", "2020-03-01T18:30"),
        ("01.03.2020 18:30", "2020-03-01T18:30"),
        ("3/31/2020 18:30", "2020-03-31T18:30"),
        ("31/3/2020 18:30:00", "2020-03-31T18:30"),
        ("2020-03-01T18:30:00Z", "2020-03-01T18:30"),
        ("2020-03-01", "2020-03-01T00:00"),
    ],
)
def test_times(write, stamp, expected):
    assert read_wind_record(write(f"time;wind_speed_ms\n{stamp};3\n")).times.astype(str).tolist() == [expected]


def test_date_and_clock_in_columns_of_their_own(write):
    record = read_wind_record(write("ws (kn),hour,date\n10,6,2020-03-01\n10,0,2020-03-01\n10,bad,2020-03-01\n"))
    assert record.times.astype(str).tolist() == ["2020-03-01T00:00", "2020-03-01T06:00"]
    assert record.speed == pytest.approx([10 * KNOT] * 2)
    assert "1 rows of “wind.csv” have no readable time" in str(record.notes[0])


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("wind_speed_10m (km/h)", "km/h"),
        ("Wind Spd (km/h)", "km/h"),
        ("wind_kmh", "km/h"),
        ("wind_speed_ms", "m/s"),
        ("wind speed [m s-1]", "m/s"),
        ("ws m/sec", "m/s"),
        ("speed_mps", "m/s"),
        ("wind_speed_m_s", "m/s"),
        ("wind_speed_10m_s_mean", None),
        ("wind_speed_kn", "kn"),
        ("Speed (knots)", "kn"),
        ("wind_speed_mph", "mph"),
        ("wind_speed", None),
        ("msl", None),
        ("known", None),
    ],
)
def test_units_in_names(name, unit):
    assert speed_unit(name) == unit


def test_the_unit_can_be_chosen_and_units_agree(write):
    path = write("time,wind_speed\n2020-03-01 00:00,36\n")
    record = read_wind_record(path, unit="km/h")
    assert record.speed == pytest.approx([10.0])
    assert "as chosen" in str(record.notes[0])
    assert read_wind_record(path, unit="kn").speed == pytest.approx([36 * KNOT])
    assert read_wind_record(path, unit="mph").speed == pytest.approx([36 * 0.44704])


def test_a_line_of_units_below_the_header(write):
    assert read_wind_record(write("time,wind_speed\n,km/h\n2020-03-01 00:00,36\n")).speed == pytest.approx([10.0])


def test_columns_at_ten_metres_come_first():
    columns = find_columns(["time", "wind_speed_100m (m/s)", "wind_speed_10m (m/s)", "wind_direction_100m", "wd_10m"])
    assert (columns.speed, columns.direction, columns.height) == (2, 4, 10.0)


def test_other_heights_are_brought_to_ten_metres(write):
    record = read_wind_record(write("time,wind speed at 50 m (m/s)\n2020-03-01 00:00,10\n"))
    assert record.speed == pytest.approx([10 * (10 / 50) ** (1 / 7)])
    assert "50 m" in str(record.notes[0])
    low = read_wind_record(write("time,wind_speed_ms\n2020-03-01 00:00,7.945974\n"), height=2.0)
    assert low.speed == pytest.approx([10.0])  # T9: 10 m/s at 10 m is 7.945974 m/s at 2 m


def test_extra_reports_and_repeated_rows_count_once(write):
    rows = ["00:00,5", "01:00,5", "01:00,5", "01:23,20", "01:41,25", "02:00,5", "03:05,6", "04:00,", "04:02,7"]
    rows += [f"{hour:02d}:00,5" for hour in range(5, 9)]
    path = write("time,wind_speed_ms\n" + "".join(f"2020-03-01 {row}\n" for row in rows))
    record = read_wind_record(path)
    # 01:41 is nearest to 02:00, where the regular report counts; 04:02 stands in for an unknown 04:00
    assert record.speed == pytest.approx([5, 5, 5, 6, 7, 5, 5, 5, 5])
    assert "4 rows" in str(record.notes[-1])


def test_known_share_by_month(write):
    text = hourly("2020-05-01", start="2020-03-01").splitlines()
    kept = [line for line in text if not line.startswith(("2020-04-0", "2020-04-1"))]  # April from the 20th
    known = read_wind_record(write("\n".join(kept))).known_by_month
    assert known[2] == 1.0
    assert known[3] == pytest.approx(11 / 30)
    assert np.isnan(known[[0, 1, 4, 11]]).all()


def test_several_stations(write):
    path = write(ASOS + "ZMUB,2020-03-01 00:00,106.9,47.9,10.00,2.00,M\nZMUB,2020-03-01 03:00,106.9,47.9,10,3,M\n")
    with pytest.raises(InputError, match="2 stations \\(ZMDZ, ZMUB\\)"):
        read_wind_record(path)
    first, second = read_wind_records(path)
    assert (first.station, len(first.times), second.station) == ("ZMDZ", 4, "ZMUB")
    assert (second.longitude, second.step_minutes) == (106.9, 180)
    assert second.speed == pytest.approx([2 * KNOT, 3 * KNOT])


def test_impossible_speeds_are_unknown(write):
    path = write(
        "time,wind_speed_ms\n2020-03-01 00:00,5\n2020-03-01 01:00,-1\n2020-03-01 02:00,99\n2020-03-01 03:00,6\n"
    )
    record = read_wind_record(path)
    assert record.speed == pytest.approx([5, NAN, NAN, 6], nan_ok=True)
    assert "2 speeds below 0 or above 75.0 m/s" in str(record.notes[0])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("time,wind_speed,wind_direction\n2020-01-01,3,4\n", "does not say the unit"),
        ("time,wind_gust_ms\n2020-01-01,3\n", "gusts or maxima only \\(wind_gust_ms\\)"),
        ("time,windspeed_10m_max (m/s)\n2020-01-01,3\n", "gusts or maxima only"),
        ("a,b\n1,2\n", "widest line reads a, b"),
        ("", "is empty"),
        ("time,wind_speed_ms\n01/02/2020 00:00,5\n", "two ways, as in 01/02/2020"),
        ("time,wind_speed_ms\nfoo,bar\n", "first reads foo, bar"),
        ("time,wind_speed_ms\n", "No row"),
        (hourly("2020-03-10", speed="30"), "median of 30 m/s"),
        (hourly("2020-03-10", direction="27"), "exceeds 27: these are tens"),
        (b"PK\x03\x04rest", "Save it as CSV"),
        (b"\x1f\x8bbroken", "cannot be read"),
    ],
)
def test_wrong_files_name_themselves_and_the_fix(write, content, words):
    with pytest.raises(InputError, match=f"wind.csv.*{words}|{words}.*wind.csv"):
        read_wind_record(write(content))


def test_wrong_choices(write, tmp_path):
    with pytest.raises(InputError, match="beaufort"):
        read_wind_record(write(ERA5), unit="beaufort")
    with pytest.raises(InputError, match="at 0\\.1 m"):
        read_wind_record(write(ERA5), height=0.1)
    with pytest.raises(InputError, match="not there any more"):
        read_wind_record(tmp_path / "none.csv")


def test_weak_winds_put_the_unit_in_doubt(write):
    record = read_wind_record(write(hourly("2020-03-20", speed="1.5", unit="wind_speed_ms")))
    assert any("check the unit" in str(note) for note in record.notes)


def test_reading_can_be_cancelled(write, cancel_after):
    path = write(hourly("2025-03-01"))
    for calls in (1, 2, 3):
        with pytest.raises(Cancelled):
            read_wind_record(path, cancelled=cancel_after(calls))
