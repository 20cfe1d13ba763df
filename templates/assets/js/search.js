/* The search: an index of what the page carries, made when it is first asked; words that are found are marked. */

import { byId, make, readData, say } from "./elements.js";
import { unpack } from "./packed.js";

const MOST_HITS = 60;
const data = readData();
const evidence = await unpack(data.facts);
const form = document.querySelector("form.search");
const field = form.elements.q;
let index = null;

/** Everything that can be found: a title, a text, what it is, and where it stands. */
function listEntries() {
  const facts = (evidence ?? []).map(([company, commitment, kind, date, statement]) => {
    const owner = data.companies[company];
    const about = data.commitments[commitment];
    return {
      title: about ? `${owner.name}, ${about.name}` : owner.name,
      text: `${date}: ${statement}`,
      kind: data.kinds[kind],
      address: about ? `${owner.address}#${about.id}` : owner.address,
    };
  });
  const companies = data.companies.map(({ name, also, address }) => ({ title: name, text: also, kind: "", address }));
  const commitments = data.commitments.map(({ name, text, address }) => ({ title: name, text, kind: "", address }));
  return [...companies, ...commitments, ...facts].map((entry, id) => ({ id, ...entry }));
}

function openIndex() {
  if (index) return index;
  const entries = listEntries();
  const search = new globalThis.MiniSearch({ fields: ["title", "text"] });
  search.addAll(entries);
  index = { entries, search };
  return index;
}

/** Companies and commitments stand before facts that fit as well. */
function find(query) {
  const { entries, search } = openIndex();
  return search
    .search(query, {
      combineWith: "AND",
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      boost: { title: 2 },
      boostDocument: (id) => (entries[id].kind ? 1 : 3),
    })
    .map((hit) => ({ entry: entries[hit.id], terms: Object.keys(hit.match) }));
}

/** A text with the words that were found marked. */
function markTerms(text, terms) {
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!escaped.length) return [text];
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.split(words).map((part, place) => (place % 2 ? make("mark", {}, part) : part));
}

function show() {
  const query = field.value.trim();
  const hits = query ? find(query) : [];
  const shown = hits.slice(0, MOST_HITS);
  byId("hits").replaceChildren(
    ...shown.map(({ entry, terms }) => {
      const title = markTerms(entry.title, terms);
      const head = entry.address ? make("a", { href: entry.address }, ...title) : make("b", {}, ...title);
      const kind = entry.kind ? [" ", make("small", {}, entry.kind)] : [];
      return make("li", {}, head, ...kind, make("p", {}, ...markTerms(entry.text, terms)));
    }),
  );
  byId("list").hidden = Boolean(query);
  const words = { 0: data.words.none, 1: data.words.one }[hits.length] ?? data.words.found;
  const told = query ? [say(words, { count: hits.length, query })] : [];
  if (shown.length < hits.length) told.push(say(data.words.first, { shown: shown.length }));
  if (query && !evidence) told.push(data.words.without);
  byId("found").textContent = told.join(" ");
  const address = location.href.split(/[?#]/)[0];
  history.replaceState(null, "", query ? `${address}?q=${encodeURIComponent(query)}` : address);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
field.addEventListener("input", show);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) show();
