/**
 * Dates, times and durations of JavaScript, `Temporal` included, as the types and texts that Python reads.
 * Knows nothing of how a context is walked or of what the texts are wrapped in.
 */

/** A Python type of `contexts.py` with its JSON, or why the value cannot be one. */
export type TimeText = { type: string; json: string } | { problem: string; remedy: string };

interface TemporalValue {
  toString(options?: object): string;
  total?(unit: string): number;
}

/** Python's years have four digits and begin with 1. */
const isInPythonsYears = (iso: string): boolean => /^(?!0000)\d{4}-/.test(iso);

const outside = (what: string): TimeText => ({
  problem: `${what} outside the years 1 to 9999`,
  remedy: 'Python has no such dates: pass text.',
});

function encodeDate(value: Date): TimeText {
  if (Number.isNaN(value.getTime())) return { problem: 'an invalid Date', remedy: 'Check how it was made.' };
  const iso = value.toISOString();
  return isInPythonsYears(iso) ? { type: 'datetime', json: JSON.stringify(iso) } : outside('a Date');
}

function encodeDuration(value: TemporalValue): TimeText {
  try {
    return { type: 'timedelta', json: String(value.total?.('seconds')) };
  } catch {
    return {
      problem: 'a Temporal.Duration of years, months or weeks',
      remedy: 'Their length is not fixed: pass one of days, hours, minutes and seconds.',
    };
  }
}

const TEMPORAL_TYPES: Record<string, string> = {
  'Temporal.PlainDate': 'date',
  'Temporal.PlainTime': 'time',
  'Temporal.PlainDateTime': 'datetime',
  'Temporal.ZonedDateTime': 'datetime',
  'Temporal.Instant': 'datetime',
};

/** The text of `value`, whose `Object.prototype.toString` tag is `tag`; `null` when it is no time. */
export function encodeTime(value: object, tag: string): TimeText | null {
  if (tag === 'Date') return encodeDate(value as Date);
  if (tag === 'Temporal.Duration') return encodeDuration(value);
  const type = TEMPORAL_TYPES[tag];
  if (type === undefined) return null;
  // Python knows microseconds, offsets and its own calendar only.
  const options = { fractionalSecondDigits: 6, calendarName: 'never', timeZoneName: 'never' };
  const iso = (value as TemporalValue).toString(
    tag === 'Temporal.Instant' ? { fractionalSecondDigits: 6 } : options,
  );
  if (type !== 'time' && !isInPythonsYears(iso)) return outside(`a ${tag}`);
  return { type, json: JSON.stringify(iso) };
}
