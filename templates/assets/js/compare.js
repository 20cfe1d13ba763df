/* The comparison: sorts and filters all companies, in the table and in the map; the address keeps the view. */

import { byId, drawPath, drawSymbol, make, readData, say } from "./elements.js";
import { keepChoices, onOtherChoices, readChoices } from "./choices.js";
import { countSigns, readRoster } from "./roster.js";

const data = readData();
const companies = readRoster(data);
const table = byId("comparison");
const map = byId("map");
const form = byId("choices");
const more = byId("more");
const firstRow = table.tBodies[0].rows[0];
const collator = new Intl.Collator(document.documentElement.lang);
const FIELDS = ["name", "framework", "band", "offers", "signed", "sort"];
let limit = data.per_page;

/** What is chosen in the form; the framework also as its place, -1 for all. */
function readForm() {
  const chosen = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
  chosen.part = data.frameworks.findIndex((framework) => framework.id === chosen.framework);
  return chosen;
}

/** Put the choices of the address into the form; what the form doesn't know is left out. */
function fillForm() {
  const choices = readChoices();
  for (const name of FIELDS) {
    const field = form.elements[name];
    const value = choices.get(name) ?? "";
    if (field.tagName === "SELECT" && name === "sort") addOrder(value);
    field.value = value;
    if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
  }
}

/** Let the list of orders have one that only a head of the table gives. */
function addOrder(value) {
  const key = value.replace(/^-/, "");
  const head = table.querySelector(`thead th[data-sort="${CSS.escape(key)}"]`);
  const list = form.elements.sort;
  if (!head || [...list.options].some((option) => option.value === value)) return;
  list.append(make("option", { value }, head.textContent));
}

function matches(company, chosen) {
  const bit = (names, name) => 1 << names.indexOf(name);
  const signed = data.frameworks.map((framework) => framework.id);
  return (
    company.name.toLocaleLowerCase().includes(chosen.name.toLocaleLowerCase()) &&
    (!chosen.band || company.band === chosen.band) &&
    (!chosen.offers || company.offers & bit(data.offers, chosen.offers)) &&
    (!chosen.signed || company.signed & bit(signed, chosen.signed))
  );
}

/** The rank that is shown: under one framework the one by its score alone; 0 without a score. */
function findRank(company, part) {
  return part < 0 || !company.parts.length ? company.rank : company.parts[part][1];
}

/** Companies in the chosen order; those that have nothing to be ordered by stand last. */
function order(found, chosen) {
  const key = chosen.sort.replace(/^-/, "") || "rank";
  const turn = chosen.sort.startsWith("-") ? -1 : 1;
  const value = {
    rank: (company) => findRank(company, chosen.part) || null,
    score: (company) => -findRank(company, chosen.part) || null,
    change: (company) => (company.change ? company.moved : null),
  }[key] ?? ((company) => countSigns(company, chosen.part, key));
  if (key === "name") return found.sort((one, other) => turn * collator.compare(one.name, other.name));
  const values = new Map(found.map((company) => [company, value(company)]));
  return found.sort((one, other) => {
    const [left, right] = [values.get(one), values.get(other)];
    if (left === null || right === null) return (left === null) - (right === null) || one.place - other.place;
    return turn * (left - right) || one.place - other.place;
  });
}

function nameCompany(company) {
  return company.address ? make("a", { href: company.address }, company.name) : make("span", {}, company.name);
}

/** A row of the table: a copy of the first one, filled anew. */
function fillRow(company, part) {
  const row = firstRow.cloneNode(true);
  const alone = part >= 0 && company.parts.length > 0;
  const [rank, ranks] = row.querySelector(".k-rank").children;
  rank.textContent = findRank(company, part) || "–";
  ranks.textContent = alone ? "" : company.ranks;
  row.querySelector(".k-name").replaceChildren(nameCompany(company));
  const [score, scores, bar, words] = row.querySelector(".k-score div").children;
  score.textContent = alone ? company.parts[part][0] : company.score;
  scores.textContent = alone ? "" : company.scores;
  words.textContent = alone ? "" : company.words;
  drawBar(bar, alone ? [] : company.bar);
  data.counts.forEach((count, index) => {
    const cell = row.querySelectorAll(".k-count")[index];
    const number = countSigns(company, part, count);
    cell.textContent = number;
    cell.classList.toggle("k-zero", number === 0);
  });
  const change = row.querySelector(".k-change");
  if (change) change.textContent = (!alone && company.change) || "–";
  return row;
}

/** Draw a score (0 to 100) and its range, in the shape that the page's own bars have. */
function drawBar(bar, [at, low = 0, high = at]) {
  bar.querySelectorAll(".line-delivery, .line-ink").forEach((path) => path.remove());
  bar.toggleAttribute("hidden", at === undefined);
  if (at === undefined) return;
  const place = (value) => Math.round((1 + value * 1.48) * 100) / 100;
  const from = low === 0 && high === at ? 0 : place(low);
  bar.append(
    drawPath("line-delivery", `M${from} 5H${Math.max(place(high), from + 1)}`, 4),
    drawPath("line-ink", `M${place(at)} 0V10`, 2),
  );
}

/** A row of the map, with the cells of one framework or of all. */
function fillMapRow(company, part) {
  const row = make("tr", {}, make("th", { scope: "row" }, nameCompany(company)));
  data.frameworks.forEach((framework, index) => {
    if (part >= 0 && part !== index) return;
    framework.commitments.forEach((commitment, number) => {
      const sign = company.signs[index][number];
      const address = company.address && `${company.address}#${commitment.id}`;
      const cell = make(address ? "a" : "span", { href: address || undefined, "aria-label": address ? sign.text : undefined }, drawSymbol(sign.mark));
      if (!address) cell.append(make("span", { class: "vh" }, sign.text));
      row.append(make("td", { class: `t${sign.tint}` }, cell));
    });
  });
  return row;
}

/** Show what is chosen, keep it in the address, and say how many companies it is. */
function show() {
  const chosen = readForm();
  keepChoices(FIELDS.map((name) => [name, chosen[name]]));
  const found = order(companies.filter((company) => matches(company, chosen)), chosen);
  const shown = found.slice(0, limit);
  table.tBodies[0].replaceChildren(...shown.map((company) => fillRow(company, chosen.part)));
  map.tBodies[0].replaceChildren(...shown.map((company) => fillMapRow(company, chosen.part)));
  map.querySelectorAll("thead [data-framework]").forEach((head) => {
    head.hidden = chosen.framework !== "" && head.dataset.framework !== chosen.framework;
  });
  markOrder(chosen.sort);
  tell(found.length, shown.length, chosen);
}

function tell(found, shown, chosen) {
  const values = { shown, found, all: companies.length };
  let words = data.words.found;
  if (!found) words = data.words.none;
  else if (found === companies.length) words = data.words.all;
  const told = [say(words, values)];
  if (shown < found) told[0] += `; ${say(data.words.shown, values)}`;
  if (chosen.part >= 0 && data.frameworks.length > 1) told.push(say(data.words.part, { name: data.frameworks[chosen.part].name }));
  byId("found").textContent = told.map((text) => (/[.!]$/.test(text) ? text : `${text}.`)).join(" ");
  more.hidden = shown === found;
}

function markOrder(sort) {
  const key = sort.replace(/^-/, "") || "rank";
  table.querySelectorAll("thead th[data-sort]").forEach((head) => {
    if (head.dataset.sort !== key) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
  });
}

/** Order by a head of the table: names and ranks upwards at first, numbers downwards; again, the other way. */
function orderBy(key) {
  const now = form.elements.sort.value || "rank";
  const first = key === "name" || key === "rank" ? key : `-${key}`;
  const second = first === key ? `-${key}` : key;
  const next = now === first ? second : first;
  addOrder(next);
  form.elements.sort.value = next === "rank" ? "" : next;
  show();
}

table.querySelectorAll("thead th[data-sort]").forEach((head) => {
  const button = make("button", { type: "button", class: "sort" }, head.textContent);
  button.addEventListener("click", () => orderBy(head.dataset.sort));
  head.replaceChildren(button);
});
form.addEventListener("input", () => {
  limit = data.per_page;
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  limit = data.per_page;
  show();
}));
more.addEventListener("click", () => {
  const last = table.tBodies[0].rows.length;
  limit += data.per_page;
  show();
  table.tBodies[0].rows[last]?.querySelector("a")?.focus();
});
onOtherChoices(() => {
  fillForm();
  show();
});
fillForm();
if (readChoices().toString()) {
  show();
} else {
  // The page shows the first companies already.
  markOrder("");
  tell(companies.length, table.tBodies[0].rows.length, readForm());
}
