/* What all scripts need of the page: its data, its elements, and words with values put in. */

const SVG = "http://www.w3.org/2000/svg";

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** The data that the page carries for its script. */
export function readData() {
  return JSON.parse(byId("data").textContent);
}

/** Words with `{names}` replaced by values. */
export function say(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A new element; attributes that are undefined are left out, children are elements or text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A picture of a symbol that stands on the page's sheet; words stand beside it. */
export function drawSymbol(name, style = "mark") {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", style);
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  picture.append(use);
  return picture;
}

/** A path of a picture. */
export function drawPath(style, line, width) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", style);
  path.setAttribute("d", line);
  path.setAttribute("stroke-width", width);
  return path;
}
