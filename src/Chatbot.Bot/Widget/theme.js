const enough = 4.5; // WCAG 2.2, contrast of text, level AA
const themes = ["light", "dark", "contrast"];
const wantsDark = matchMedia("(prefers-color-scheme: dark)");
const wantsContrast = matchMedia("(prefers-contrast: more)");

/** Dresses the widget: light, dark or high contrast, and in the clinic's colour where that can be read. */
export class Theme {
  #host;
  #wanted;
  #accent;
  #warned = false;
  sheet = new CSSStyleSheet();

  /**
   * @param {HTMLElement} host
   * @param {string|undefined} wanted `light`, `dark`, `contrast`, or anything else for what the person's device asks for
   * @param {string|undefined} accent the clinic's colour, such as `#0b5f59`
   */
  constructor(host, wanted, accent) {
    this.#host = host;
    this.#wanted = themes.includes(wanted) ? wanted : null;
    this.#accent = parse(accent);
    if (accent && this.#accent === null) console.warn(`chatbot: data-accent="${accent}" is no colour of the form #rrggbb, so it is not used.`);
  }

  apply() {
    for (const query of [wantsDark, wantsContrast]) query.addEventListener("change", () => this.#dress());
    this.#dress();
  }

  #dress() {
    const theme = this.#wanted ?? (wantsContrast.matches ? "contrast" : wantsDark.matches ? "dark" : "light");
    this.#host.dataset.theme = theme;
    this.sheet.replaceSync(this.#accent === null || theme === "contrast" ? "" : this.#colours());
  }

  #colours() {
    const style = getComputedStyle(this.#host);
    const ground = (name) => parse(style.getPropertyValue(name).trim());
    const { colour, tint, isChanged } = fit(this.#accent, ground("--paper"), ground("--wash"));
    if (isChanged && !this.#warned) {
      this.#warned = true;
      console.warn(`chatbot: data-accent="${write(this.#accent)}" is too hard to read here, so ${write(colour)} is used.`);
    }
    const ink = [[255, 255, 255], [6, 33, 31]].sort((one, other) => contrast(other, colour) - contrast(one, colour))[0];
    return `:host([data-theme]) { --brand: ${write(colour)}; --brand-ink: ${write(ink)}; --tint: ${write(tint)}; }`;
  }
}

/** The colour nearest to the wanted one that can be read as text on the two grounds and on its own tint. */
export function fit(wanted, paper, wash) {
  const away = luminance(paper) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; ; step += 0.04) {
    const colour = mix(wanted, away, Math.min(step, 1));
    const tint = mix(paper, colour, 0.12);
    if (step >= 1 || [paper, wash, tint].every((ground) => contrast(colour, ground) >= enough)) return { colour, tint, isChanged: step > 0 };
  }
}

/** The contrast of two colours as WCAG defines it, from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(one, other, share) {
  return one.map((value, index) => Math.round(value + (other[index] - value) * share));
}

function parse(text) {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text ?? "")?.[1];
  if (digits === undefined) return null;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

function write(colour) {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
