// Which days a date of a record can mean: it may be as vague as a month or a year. src/casegen/days.py.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Whether a calendar has the year, month and day. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text that looks like a date is one; --02-29 is, in some year. */
export function inCalendar(text: string): boolean {
  const [year, month, day] = `${text.replace(/^--/, "2000-")}-01-01`.split("-").map(Number);
  return isDay(year!, month!, day!);
}

/** The first and the last day that a date can mean, as numbers that ascend; null for a day without its year. */
function span(text: string): [first: number, last: number] | null {
  if (text.startsWith("-")) return null;
  const [year, month, day] = text.split("-").map(Number) as [number, number?, number?];
  const first = (year * 16 + (month ?? 1)) * 32 + (day ?? 1);
  const last = (year * 16 + (month ?? 12)) * 32 + (day ?? daysIn(year, month ?? 12));
  return [first, last];
}

/** Whether the first date is certainly earlier than the second. */
export function before(one: string, other: string): boolean {
  const [ends, begins] = [span(one)?.[1], span(other)?.[0]];
  return ends !== undefined && begins !== undefined && ends < begins;
}
