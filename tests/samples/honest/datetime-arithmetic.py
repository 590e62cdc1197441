# expect: completed
# stdout: 2024-03-01T01:30:00+00:00
# stdout: 174 days
# stdout: Wednesday 28 February 2024 07:30

from datetime import date, datetime, timedelta, timezone

start = datetime(2024, 2, 27, 22, 30, tzinfo=timezone.utc)
print((start + timedelta(days=2, hours=3)).isoformat())
print((date(2024, 12, 25) - date(2024, 7, 4)).days, "days")
print(start.astimezone(timezone(timedelta(hours=9))).strftime("%A %d %B %Y %H:%M"))
