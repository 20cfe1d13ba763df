/* All companies of the edition, as the page's data tells them. */

const SIGN_WIDTH = 2;

/** The companies in the order of the ranking, each with its signs framework by framework. */
export function readRoster(data) {
  return data.rows.map((row, place) => {
    const company = Object.fromEntries(data.fields.map((name, index) => [name, row[index]]));
    company.place = place;
    company.address = company.has_page ? `${data.companies}${company.id}/index.html` : "";
    company.band = data.bands[company.band] ?? "";
    company.words = data.texts[company.words];
    const digits = row.at(-1);
    let signs = null;
    // Of thousands of companies most are never shown: each is read when it is asked for.
    Object.defineProperty(company, "signs", { get: () => (signs ??= readSigns(data, digits)) });
    return company;
  });
}

function readSigns(data, digits) {
  let at = 0;
  return data.frameworks.map((framework) =>
    framework.commitments.map(() => {
      at += SIGN_WIDTH;
      return data.signs[parseInt(digits.slice(at - SIGN_WIDTH, at), 36)];
    }),
  );
}

/** How many of a company's commitments have become what a count asks for; under one framework, or under all (-1). */
export function countSigns(company, framework, count) {
  const fits = (sign) => (count === "overdue" ? sign.overdue : sign.status === count);
  const parts = framework < 0 ? company.signs : [company.signs[framework]];
  return parts.reduce((total, signs) => total + signs.filter(fits).length, 0);
}
