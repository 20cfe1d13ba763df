/* Fractions, exact: [numerator, denominator], both whole numbers of any size, the latter above 0, without common parts. */

function divideOut(one, other) {
  let [left, right] = [one < 0n ? -one : one, other];
  while (right) [left, right] = [right, left % right];
  return left;
}

function reduce(over, under) {
  const common = divideOut(over, under) || 1n;
  return [over / common, under / common];
}

export const ZERO = [0n, 1n];
export const ONE = [1n, 1n];

/** The fraction that a text like `33`, `1/3` or `0.25` stands for. */
export function readFraction(text) {
  const [over, under = "1"] = text.split("/");
  const [whole, decimals = ""] = over.split(".");
  return reduce(BigInt(whole + decimals), BigInt(under) * 10n ** BigInt(decimals.length));
}

/** The fraction as text, as results.json writes it. */
export function writeFraction([over, under]) {
  return under === 1n ? `${over}` : `${over}/${under}`;
}

/** The sum of fractions; without common parts only at the end, which is much quicker. */
export function addAll(fractions) {
  const [over, under] = fractions.reduce(([a, b], [c, d]) => (b === d ? [a + c, b] : [a * d + c * b, b * d]), ZERO);
  return reduce(over, under);
}

/** The sum of products of two fractions each. */
export function addProducts(pairs) {
  return addAll(pairs.map(([[a, b], [c, d]]) => [a * c, b * d]));
}

export function multiply([a, b], [c, d]) {
  return reduce(a * c, b * d);
}

/** One fraction by another that is above 0. */
export function divide([a, b], [c, d]) {
  return reduce(a * d, b * c);
}

/** Below 0, 0 or above 0, as the one is less than, equal to or more than the other. */
export function compareFractions([a, b], [c, d]) {
  const difference = a * d - c * b;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function toNumber([over, under]) {
  return Number(over) / Number(under);
}

/** The fraction next to a number, to twelve decimals: for means that are irrational. */
export function fromNumber(value) {
  return reduce(BigInt(Math.round(value * 1e12)), 1000000000000n);
}

/**
 * Points from 0 to 100 as readers see them, rounded half up; only a true 0 reads 0, and only a true 100 reads 100.
 * The same rules as in scorecard/scoring/texts.py.
 */
export function writePoints(value, digits = 0) {
  if (value === null) return "–";
  const scale = 10n ** BigInt(digits);
  const [over, under] = value;
  const rounded = (2n * over * scale + under) / (2n * under);
  const write = (number) => {
    const text = number.toString().padStart(digits + 1, "0");
    return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  };
  if (rounded === 0n) return over ? `<${write(1n)}` : "0";
  if (rounded === 100n * scale) return over < 100n * under ? `>${write(100n * scale - 1n)}` : "100";
  return write(rounded);
}
