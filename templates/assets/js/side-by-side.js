/* Companies side by side: two to four of them, commitment by commitment; the address keeps which. */

import { byId, drawSymbol, make, readData, say } from "./elements.js";
import { followAddress, keepChoices, readChoices } from "./choices.js";
import { countSigns, readRoster } from "./roster.js";

const data = readData();
const companies = readRoster(data);
const form = byId("choices");
const lists = [...form.querySelectorAll("select")];
const table = byId("sides");
const byName = new Intl.Collator(document.documentElement.lang);

/** A cell of one company; on a narrow screen its company's name stands above it. */
function makeCell(company, ...children) {
  return make("td", { "data-company": company.name }, ...children);
}

function makeRow(head, chosen, fill) {
  return make("tr", {}, make("th", { scope: "row" }, ...head), ...chosen.map((company) => makeCell(company, ...fill(company))));
}

function nameCompany(company) {
  return company.address ? make("a", { href: company.address }, company.name) : company.name;
}

/** The rows above the commitments: score, rank and counts. */
function makeSummary(chosen) {
  const { words } = data;
  const ranged = (text, range, told) => (range ? [make("b", {}, text), " ", make("small", {}, say(told, { range }))] : [make("b", {}, text)]);
  return [
    makeRow([words.score], chosen, (company) => [...ranged(company.score, company.scores, words.range), make("p", {}, company.words)]),
    makeRow([words.rank], chosen, (company) => ranged(company.rank || "–", company.ranks, words.rank_range)),
    makeRow([words.counts], chosen, (company) => [
      make("ul", {}, ...data.counts.map(([key, name]) => [countSigns(company, -1, key), name])
        .filter(([count]) => count)
        .map(([count, name]) => make("li", {}, make("b", {}, count), ` ${name}`))),
    ]),
  ];
}

/** What was promised and what became of it, with the reason and the way to the sources. */
function makeJudgement(company, framework, number) {
  const sign = company.signs[framework][number];
  const commitment = data.frameworks[framework].commitments[number];
  const at = data.frameworks.slice(0, framework).reduce((sum, each) => sum + each.commitments.length, 0) + number;
  const level = data.pledges[company.place][at];
  const found = [];
  if (level === "-") found.push(make("p", {}, data.words.no_promise));
  else found.push(make("p", {}, drawSymbol(data.pips[level], "pips"), " ", say(data.words.promise, { level: data.levels[level] })));
  found.push(make("p", { class: "s-level" }, drawSymbol(sign.mark), " ", sign.text, ...(sign.overdue ? [`; ${data.words.overdue}`] : [])));
  const reason = data.reasons[company.place][at];
  if (reason) found.push(make("p", { class: "s-reason" }, reason));
  if (company.address) {
    const label = say(data.words.reasons_of, { company: company.name, commitment: commitment.name });
    found.push(make("a", { href: `${company.address}#${commitment.id}`, "aria-label": label }, data.words.reasons));
  }
  return found;
}

function show() {
  const ids = [...new Set(lists.map((list) => list.value).filter(Boolean))];
  const chosen = ids.map((id) => companies.find((company) => company.id === id)).slice(0, data.most);
  keepChoices([["companies", ids.join(",")]]);
  const names = chosen.map((company) => company.name).join(", ");
  const enough = chosen.length > 1;
  byId("beside").hidden = !enough;
  byId("found").textContent = enough ? say(data.words.chosen, { names }) : data.words.choose;
  if (!enough) return;
  table.tHead.replaceChildren(make("tr", {}, make("td"), ...chosen.map((company) => make("th", { scope: "col" }, nameCompany(company)))));
  const rows = makeSummary(chosen);
  data.frameworks.forEach((framework, index) => {
    rows.push(make("tr", { class: "s-framework" }, make("th", { scope: "colgroup", colspan: chosen.length + 1 }, framework.name)));
    framework.commitments.forEach((commitment, number) => {
      const head = [make("span", { class: "c-number" }, commitment.number), ` ${commitment.name}`];
      rows.push(makeRow(head, chosen, (company) => makeJudgement(company, index, number)));
    });
  });
  table.tBodies[0].replaceChildren(...rows);
}

/** Put the companies of the address into the lists; unknown ones are left out. */
function fillForm() {
  const known = new Set(companies.map((company) => company.id));
  const ids = (readChoices().get("companies") ?? "").split(",").filter((id) => known.has(id));
  lists.forEach((list, place) => { list.value = ids[place] ?? ""; });
}

const sorted = [...companies].sort((one, other) => byName.compare(one.name, other.name));
for (const list of lists) list.append(...sorted.map((company) => make("option", { value: company.id }, company.name)));
followAddress(form, fillForm, show);
