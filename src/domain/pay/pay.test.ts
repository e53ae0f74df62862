import fc from 'fast-check';
import { expect, test } from 'vitest';
import { majorText, minorDigits, parseMajor, payFor, sumMoney } from './money.ts';
import { rateOn, type PayRate } from './pay-rate.ts';
import { makeStatement, type TimeCorrection, type TimeRecord } from './pay-statement.ts';
import { periodNamed } from './period.ts';
import { statementCsv } from './statement-csv.ts';

const euro = (minor: number) => ({ minor, currency: 'EUR' });

test('pay is exact to the minor unit, halves away from nought', () => {
  expect(payFor(18.5 * 3600, euro(8400))).toEqual(euro(155_400));
  expect(payFor(25 * 60, euro(8400))).toEqual(euro(3500));
  expect(payFor(-10 * 60, euro(8400))).toEqual(euro(-1400));
  // 1 s at 18.00 an hour is half a cent.
  expect(payFor(1, euro(1800))).toEqual(euro(1));
  expect(payFor(-1, euro(1800))).toEqual(euro(-1));
  expect(payFor(-1, euro(1799))).toEqual(euro(0));
});

test('pay is within half a minor unit of the true product, and odd in the time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (seconds, hourly) => {
        const { minor } = payFor(seconds, euro(hourly));
        const error = BigInt(minor) * 3600n - BigInt(seconds) * BigInt(hourly);
        expect(error >= -1800n && error <= 1800n).toBe(true);
        expect(payFor(-seconds, euro(hourly)).minor + minor).toBe(0);
      },
    ),
  );
});

test('an amount is written and read back with the decimals of its currency', () => {
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]);
  expect(majorText(euro(-5))).toBe('-0.05');
  expect(majorText({ minor: 84, currency: 'JPY' })).toBe('84');
  expect(parseMajor(' 84,5 ', 'EUR')).toBe(8450);
  expect(['84.555', '-3', '1e3', '', '84.5.1'].map((text) => parseMajor(text, 'EUR'))).toEqual(
    Array(5).fill(null),
  );
  expect(parseMajor('84.5', 'JPY')).toBeNull();
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (minor, currency) => {
        expect(parseMajor(majorText({ minor, currency }), currency)).toBe(minor);
      },
    ),
  );
});

test('sums keep currencies apart', () => {
  expect(sumMoney([euro(5), { minor: 7, currency: 'CHF' }, euro(-2)])).toEqual([
    { minor: 7, currency: 'CHF' },
    euro(3),
  ]);
});

const rate = (accountId: string | null, perHourMinor: number | null, fromDay: string): PayRate => ({
  accountId,
  perHourMinor,
  currency: 'EUR',
  fromDay,
});

test('a rate holds from its day on; one’s own goes before the project’s until it is ended', () => {
  const rates = [
    rate(null, 6000, '2026-01-01'),
    rate('ada', 9000, '2026-03-01'),
    rate('ada', null, '2026-05-01'),
    rate(null, 6500, '2026-04-01'),
    rate(null, 6600, '2026-04-01'),
  ];
  const on = (account: string, day: string) => rateOn(rates, account, day)?.minor ?? null;
  expect(on('ada', '2025-12-31')).toBeNull();
  expect(on('ada', '2026-02-28')).toBe(6000);
  expect(on('ada', '2026-03-01')).toBe(9000);
  expect(on('ada', '2026-04-30')).toBe(9000);
  expect(on('ada', '2026-05-01')).toBe(6600);
  expect(on('bo', '2026-04-01')).toBe(6600);
});

test('weeks begin on Monday, months end on their last day', () => {
  const sunday = Date.UTC(2026, 10, 29, 23, 59);
  expect(periodNamed('this-week', sunday)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(periodNamed('last-week', sunday)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(periodNamed('last-month', Date.UTC(2026, 2, 1))).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(periodNamed('last-month', Date.UTC(2026, 0, 31)).from).toBe('2025-12-01');
});

const record = (seconds: number, day = '2026-11-24'): TimeRecord => ({
  work: 'graded',
  assignmentId: 'a1',
  taskId: 't1',
  taskTitle: '=HYPERLINK("http://x","Pay")',
  day,
  seconds,
  submitted: true,
});
const correction = (over: Partial<TimeCorrection>): TimeCorrection => ({
  id: 'c1',
  work: 'graded',
  assignmentId: 'a1',
  taskId: 't1',
  taskTitle: 'Task',
  day: '2026-11-24',
  recordedSeconds: 3600,
  seconds: 1500,
  reason: 'A call counted idle',
  askedAt: '2026-11-25T10:00:00Z',
  state: 'agreed',
  begunBy: null,
  decidedBy: 'H. Krol',
  decidedAt: '2026-11-26T10:00:00Z',
  note: '',
  ...over,
});
const statement = (given: { records: TimeRecord[]; corrections?: TimeCorrection[] }) =>
  makeStatement({
    accountId: 'ada',
    name: 'Ada',
    period: { from: '2026-11-23', to: '2026-11-29' },
    corrections: [],
    rates: [rate(null, 8400, '2026-11-24')],
    closedTo: null,
    ...given,
  });

test('a statement adds up as printed; open and declined corrections are shown and not counted', () => {
  const made = statement({
    records: [record(3600.4), record(1800, '2026-11-23')],
    corrections: [
      correction({}),
      correction({ state: 'declined' }),
      correction({ state: 'open', decidedAt: null, decidedBy: null }),
    ],
  });
  expect(made.lines.map(({ seconds, amount }) => [seconds, amount])).toEqual([
    [3600, euro(8400)],
    [1800, null],
  ]);
  expect(made.corrections.map(({ amount }) => amount)).toEqual(Array(3).fill(euro(3500)));
  expect([made.seconds, made.amounts, made.secondsWithoutRate]).toEqual([
    6900,
    [euro(11_900)],
    1800,
  ]);
});

test('the sum is the sum of the lines, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 90_000, noNaN: true })), (all) => {
      const made = statement({ records: all.map((seconds) => record(seconds)) });
      const sum = made.lines.reduce((total, { amount }) => total + (amount?.minor ?? 0), 0);
      expect(made.amounts[0]?.minor ?? 0).toBe(sum);
    }),
  );
});

test('in the CSV nothing runs as a formula, and what is not counted says so', () => {
  const text = statementCsv([
    statement({
      records: [record(3600), record(60, '2026-11-23')],
      corrections: [correction({ reason: '@SUM(A1)', state: 'declined', seconds: -600 })],
    }),
  ]);
  expect(text.split('\r\n')).toEqual([
    'person,name,day,kind,task,title,seconds,hours,rate_per_hour,amount,currency,counted,reason,decided_by',
    `ada,Ada,2026-11-24,graded,t1,"'=HYPERLINK(""http://x"",""Pay"")",3600,1.0000,84.00,84.00,EUR,yes,,`,
    `ada,Ada,2026-11-23,graded,t1,"'=HYPERLINK(""http://x"",""Pay"")",60,0.0167,,,,no rate,,`,
    `ada,Ada,2026-11-24,correction,t1,Task,-600,-0.1667,84.00,-14.00,EUR,declined,'@SUM(A1),H. Krol`,
    '',
  ]);
});
