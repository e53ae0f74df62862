/**
 * Dawid and Skene 1979, Table 1: 45 patients' fitness for anaesthesia on a scale of 1 to 4.
 * Per patient seven digits: observer 1 on three occasions, then observers 2 to 5.
 */
const TABLE_1 = [
  '1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223',
  '2322223 4444444 2223343 1111111 2223212 1211111 1112111 1111111 1111111',
  '2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222',
  '1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343',
  '2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222',
].join(' ');

export const ANAESTHETISTS = TABLE_1.split(' ').flatMap((digits, i) =>
  [...digits].map((value, seen) => ({
    unit: String(i + 1),
    rater: String(Math.max(1, seen - 1)),
    value,
  })),
);
