/*
 * From judgements to scores, as scorecard/scoring/tree.py does it; a node's factor multiplies what it weighs.
 *
 * A measure has the points of each commitment that counts (`scores`, by id), and of each the weight and the points of
 * its services (`cells`, a list of [service, weight, points]; service -1 is the company as a whole).
 */

import { ONE, ZERO, addAll, addProducts, compareFractions, divide, fromNumber, multiply, readFraction, toNumber } from "./fractions.js";

const isZero = ([over]) => over === 0n;

/** The weighted mean of [weight, points], exact; null without parts. */
function mean(parts) {
  const total = addAll(parts.map(([weight]) => weight));
  return isZero(total) ? null : divide(addProducts(parts), total);
}

function power(parts, move, back) {
  const total = toNumber(addAll(parts.map(([weight]) => weight)));
  if (!total) return null;
  const logs = parts.map(([weight, points]) => toNumber(weight) * Math.log(move(toNumber(points))));
  const value = fromNumber(back(Math.exp(logs.reduce((left, right) => left + right, 0) / total)));
  const points = parts.map((part) => part[1]).sort(compareFractions);
  if (compareFractions(value, points[0]) < 0) return points[0];
  return compareFractions(value, points.at(-1)) > 0 ? points.at(-1) : value;
}

function harmonic(parts) {
  if (parts.some(([, points]) => isZero(points))) return ZERO;
  if (!parts.length) return null;
  return divide(addAll(parts.map(([weight]) => weight)), addAll(parts.map(([weight, points]) => divide(weight, points))));
}

const AGGREGATES = {
  mean,
  geometric: (parts) => power(parts, (points) => 1 + 0.99 * points, (value) => (value - 1) / 0.99),
  "plain-geometric": (parts) =>
    parts.some(([, points]) => isZero(points)) ? ZERO : power(parts, (points) => points, (value) => value),
  harmonic,
  lowest: (parts) => parts.map(([, points]) => points).sort(compareFractions)[0] ?? null,
};

/** The tree with weights as fractions and the chosen factors (by id; 1 where none is chosen). */
export function prepareTree(node, factors) {
  return {
    ...node,
    weight: readFraction(node.weight),
    factor: factors.get(node.id) ?? ONE,
    children: node.children?.map((child) => prepareTree(child, factors)),
  };
}

/** What a node weighs among its siblings, 0 when nothing below it counts. */
function weigh(node, counted, weighting) {
  if (isZero(node.weight) || isZero(node.factor)) return ZERO;
  if (!node.children) return counted.has(node.id) ? multiply(node.weight, node.factor) : ZERO;
  const below = addAll(node.children.map((child) => weigh(child, counted, weighting)));
  return multiply(weighting === "by-commitment" || isZero(below) ? below : node.weight, node.factor);
}

/** The ids of the commitments below a node that can weigh anything. */
function weighing(node) {
  if (isZero(node.weight) || isZero(node.factor)) return [];
  return node.children ? node.children.flatMap(weighing) : [node.id];
}

/** Weight and measure of each service that something of weight below a node was judged for. */
function splitServices(node, { scores, cells, aggregate }) {
  const counted = node.children.flatMap(weighing).filter((id) => scores.has(id));
  const services = new Map();
  for (const id of counted) {
    for (const [service, weight] of cells.get(id) ?? []) if (service >= 0) services.set(service, weight);
  }
  if (!services.size) return [[ONE, { scores, aggregate }]];
  return [...services].map(([service, weight]) => {
    const own = new Map();
    for (const id of counted) {
      const parts = cells.get(id) ?? [];
      const found = parts.find((part) => part[0] === service);
      if (found) own.set(id, found[2]);
      else if (!parts.some((part) => part[0] >= 0)) own.set(id, scores.get(id));
    }
    return [weight, { scores: own, aggregate }];
  });
}

/** The score of a node from its children that count; null when none does. */
export function evaluate(node, measure) {
  if (!node.children) return measure.scores.get(node.id) ?? null;
  const parts = [];
  if (node.services === "last" && measure.cells?.size) {
    for (const [weight, part] of splitServices(node, measure)) {
      const score = evaluate(node, part);
      if (score !== null) parts.push([weight, score]);
    }
    return mean(parts);
  }
  for (const child of node.children) {
    const weight = weigh(child, measure.scores, node.weighting);
    const score = isZero(weight) ? null : evaluate(child, measure);
    if (score !== null) parts.push([weight, score]);
  }
  return AGGREGATES[measure.aggregate ?? node.aggregate](parts);
}

/**
 * What a cell is worth: `parts` (service, weight, points), the mean of their points, and which share was judged.
 * `levels` are the points of the levels, in the order in which cells name them.
 */
export function rateCell([pledged, rows], levels) {
  const read = (value) => (typeof value === "number" ? levels[value] : value && readFraction(value));
  const all = rows.map(([service, weight, value]) => [service, readFraction(weight), read(value)]);
  const parts = all.filter(([, weight, points]) => points !== null && !isZero(weight));
  const total = addAll(all.map(([, weight]) => weight));
  return {
    pledged: pledged === 1,
    applies: rows.length > 0,
    parts,
    points: mean(parts.map(([, weight, points]) => [weight, points])),
    share: isZero(total) ? ZERO : divide(addAll(parts.map(([, weight]) => weight)), total),
  };
}

/** The delivery on pledges of one company, 0 to 100; null where nothing counts or too little was judged. */
export function scoreCompany(tree, cells, leastCoverage) {
  const due = new Map();
  const scores = new Map();
  const parts = new Map();
  for (const [id, cell] of cells) {
    if (!cell.pledged || !cell.applies) continue;
    due.set(id, cell.share);
    if (cell.points === null) continue;
    scores.set(id, cell.points);
    parts.set(id, cell.parts);
  }
  // The mean of nothing but ones is one.
  const all = [...due.values()].every((share) => share[0] === share[1]);
  const coverage = all ? ONE : evaluate(tree, { scores: due, aggregate: "mean" });
  if (coverage === null || compareFractions(coverage, leastCoverage) < 0) return null;
  return evaluate(tree, { scores, cells: parts });
}

/** The rank of each score, from 1; ties share one, null has none. */
export function rankScores(scores) {
  const sorted = scores.filter((score) => score !== null).sort((one, other) => compareFractions(other, one));
  const places = new Map();
  sorted.forEach((score, place) => {
    const key = score.join("/");
    if (!places.has(key)) places.set(key, place + 1);
  });
  return scores.map((score) => (score === null ? null : places.get(score.join("/"))));
}
