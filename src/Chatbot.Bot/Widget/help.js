import settings from "./settings.json" with { type: "json" };

// Shown side by side where no country is known, as the advice of the guard does.
const commonest = ["EU", "GB", "US"];

/** The countries whose telephone lines the server knows, by their code. */
export const countryCodes = settings.countries.map((each) => each.country).filter((code) => code);

/** The code of the country that goes by a name, such as `EU` for `DE`; null for none. */
export function countryOf(name) {
  const wanted = String(name ?? "").trim().toUpperCase();
  return settings.countries.find((each) => each.names.includes(wanted))?.country ?? null;
}

/** The lines of a country by their use, or those that are shown where none is known. */
export function linesOf(code) {
  return settings.countries.find((each) => (each.country ?? null) === code).sets;
}

/** The numbers to call in an emergency, with the country of each where there are several. */
export function emergencyNumbers(code) {
  const of = (each) => linesOf(each).emergency.map((line) => ({ ...line, number: line.uri.replace(/^\w+:/, "") }));
  return code !== null ? of(code) : commonest.filter((each) => countryCodes.includes(each)).map((each) => ({ ...of(each)[0], country: each }));
}
