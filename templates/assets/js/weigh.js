/* Weigh it yourself: works out scores and ranks again with the reader's weights and points; the address keeps them. */

import { byId, readData, say } from "./elements.js";
import { followAddress, keepChoices, readChoices } from "./choices.js";
import { readFraction, writeFraction, writePoints } from "./fractions.js";
import { prepareTree, rankScores, rateCell, scoreCompany } from "./scores.js";

const data = readData();
const form = byId("weights");
const sliders = [...form.querySelectorAll("input[type=range]")];
const levelIds = new Set(data.levels.map(([id]) => id));
const leastCoverage = readFraction(data.min_coverage);
const body = byId("weighed");
const rows = new Map([...body.rows].map((row) => [row.dataset.id, row]));
const filled = new Map();
let waiting = 0;

/** The sliders that were moved, with where they stand. */
function readMoved() {
  return new Map(sliders.filter((slider) => slider.value !== slider.defaultValue).map((slider) => [slider.name, slider.value]));
}

/** All companies with their scores and ranks by the reader's choices (none: as published). */
function work(moved) {
  const factors = new Map([...moved].filter(([name]) => !levelIds.has(name)).map(([name, value]) => [name, readFraction(value)]));
  const levels = data.levels.map(([id, points]) => readFraction(moved.get(id) ?? points));
  const tree = prepareTree(data.tree, factors);
  const cells = data.cells.map((cell) => rateCell(cell, levels));
  const scores = data.companies.map((company) =>
    scoreCompany(tree, company.cells.map((number, place) => [data.commitments[place], cells[number]]), leastCoverage),
  );
  const ranks = rankScores(scores);
  return data.companies.map((company, place) => ({ ...company, published: company.rank, score: scores[place], rank: ranks[place] }));
}

function show() {
  waiting = 0;
  const moved = readMoved();
  keepChoices([...moved]);
  const found = work(moved);
  for (const slider of sliders) {
    const words = levelIds.has(slider.name) ? data.words.points : data.words.times;
    const text = say(words, { number: slider.value });
    slider.nextElementSibling.textContent = text;
    slider.setAttribute("aria-valuetext", text);
    slider.parentElement.classList.toggle("moved", moved.has(slider.name));
  }
  // The sort keeps the published order where ranks are the same.
  const sorted = [...found].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0);
  for (const company of sorted) fillRow(rows.get(company.id), company);
  if (sorted.some((company, place) => body.rows[place].dataset.id !== company.id)) {
    body.append(...sorted.map((company) => rows.get(company.id)));
  }
  const changed = found.filter((company) => company.rank !== company.published).length;
  byId("back").disabled = moved.size === 0;
  let words = data.words.published;
  if (moved.size) words = changed ? data.words.moved : data.words.same;
  byId("told").textContent = say(words, { count: changed, all: found.length });
}

function fillRow(row, company) {
  const exact = company.score === null ? "" : writeFraction(company.score);
  const key = `${exact} ${company.rank}`;
  if (filled.get(row) === key) return;
  filled.set(row, key);
  const [rank, move] = row.querySelector(".w-rank").children;
  rank.textContent = company.rank ?? data.words.none;
  const up = company.rank && company.published ? company.published - company.rank : 0;
  move.textContent = up ? say(up > 0 ? data.words.up : data.words.down, { count: Math.abs(up) }) : "";
  row.dataset.exact = exact;
  row.querySelector(".w-score").textContent = writePoints(company.score, 1);
}

/** Put the choices of the address on the sliders; what is no number of theirs is left out. */
function fillForm() {
  const choices = readChoices();
  for (const slider of sliders) {
    const value = choices.get(slider.name);
    slider.value = value !== null && /^\d+(\.\d+)?$/.test(value) ? value : slider.defaultValue;
  }
}

followAddress(form, fillForm, show, () => {
  // Dragging gives more events than there are pictures to show.
  if (!waiting) waiting = requestAnimationFrame(show);
});
