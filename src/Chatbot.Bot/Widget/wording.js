import de from "../Wording/de.json" with { type: "json" };
import en from "../Wording/en.json" with { type: "json" };
import es from "../Wording/es.json" with { type: "json" };

/** The texts of the interface by language. */
export const languages = { en, de, es };

/** The texts in the language that was chosen; changed by `speak` alone. */
export let wording = en;

/** The language of a locale such as `de-AT`; null when the interface does not speak it. */
export function languageOf(locale) {
  const language = String(locale ?? "").toLowerCase().split(/[-_]/)[0];
  return language in languages ? language : null;
}

/** Takes the texts of a language from now on. What is drawn already has to be drawn again. */
export function speak(language) {
  wording = languages[language];
}

/** A stretch of time in words, such as "1 hour". */
export function describeMinutes(minutes) {
  const [value, unit] = minutes % 1440 === 0 ? [minutes / 1440, "day"] : minutes % 60 === 0 ? [minutes / 60, "hour"] : [Math.round(minutes), "minute"];
  return new Intl.NumberFormat(wording.language, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
