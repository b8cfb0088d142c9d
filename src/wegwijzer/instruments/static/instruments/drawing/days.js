// Days, in milliseconds since 1970 (UTC), as the fields and people write them.

export const DAY = 86400000;

export const iso = (time) => new Date(time).toISOString().slice(0, 10);
export const timeOf = (text) => Date.parse(`${text}T00:00:00Z`);

// The same day of the month, or the last one of a shorter month.
export function monthsOn(time, months) {
  const day = new Date(time);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return day.setUTCDate(Math.min(wanted, last));
}

export function spoken(time) {
  const { lang } = document.documentElement;
  return new Date(time).toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
