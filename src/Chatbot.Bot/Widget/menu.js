import settings from "./settings.json" with { type: "json" };
import { element, fill, icon } from "./dom.js";
import { countryCodes } from "./help.js";
import { icons } from "./icons.js";
import { download, print, writePlainly } from "./plain.js";
import { describeMinutes, languages, wording } from "./wording.js";

/**
 * The menu: choices, taking the conversation along, and ending it.
 * @param {{base: string, talk: Talk, clinic: object, show: Function, close: Function, choose: Function}} context
 */
export function drawMenu(context) {
  const { base, talk, clinic } = context;
  const said = element("p", { class: "soft", role: "status" });
  const tell = (text) => { said.textContent = text; };
  const text = () => writePlainly(talk.entries, base);
  const isEmpty = talk.entries.length === 0;
  return [
    element("h3", {}, wording.menu.title),
    element("div", { class: "choices" },
      drawChoice("language", Object.entries(languages).map(([code, texts]) => [code, texts.languageName]), wording.language, context),
      drawChoice("country", [["", wording.menu.countryNone], ...countryNames()], talk.country ?? "", context)),
    element("div", { class: "items" },
      clinic === null ? "" : drawAction("phone", wording.clinic.title, () => context.show(wording.clinic.title, drawClinic(clinic))),
      drawAction("copy", wording.menu.copy, async () => tell((await copy(text())) ? wording.menu.copied : wording.menu.notCopied), isEmpty),
      drawAction("download", wording.menu.download, () => download(text()), isEmpty),
      drawAction("print", wording.menu.print, () => print(text()) || tell(wording.menu.notPrinted), isEmpty),
      drawAction("again", wording.menu.again, () => { context.close(); talk.reset(); }, isEmpty),
      drawAction("erase", wording.forget.title, () => context.show(wording.forget.title, drawForget(context)))),
    said,
  ];
}

/** How to reach the clinic itself. */
export function drawClinic({ phone, hours, form }) {
  return [
    element("h3", {}, wording.clinic.title),
    hours ? element("p", { dir: "auto" }, hours) : "",
    element("div", { class: "calls" },
      phone ? element("a", { class: "call", href: `tel:${phone.replace(/[^+\d]/g, "")}` }, icon(icons.phone), fill(wording.clinic.call, { number: phone })) : null,
      form ? element("a", { class: "call", href: form, target: "_blank", rel: "noopener noreferrer" }, icon(icons.article), wording.clinic.form) : null),
    element("p", { class: "soft" }, wording.clinic.emergency),
  ];
}

function drawChoice(name, options, chosen, context) {
  const select = element("select", { id: name }, ...options.map(([value, label]) => element("option", { value, selected: value === chosen }, label)));
  select.addEventListener("change", () => context.choose(name, select.value));
  return element("label", { class: "choice" }, wording.menu[name], select);
}

function countryNames() {
  const names = new Intl.DisplayNames([wording.language], { type: "region" });
  return countryCodes.map((code) => [code, names.of(code)]);
}

function drawAction(name, label, act, isDisabled = false) {
  return element("button", { class: "item", type: "button", disabled: isDisabled, onclick: act }, icon(icons[name]), label);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Forbidden by the page or the person; the download is left to them.
    return false;
  }
}

function drawForget(context) {
  const failed = element("p", { role: "alert" });
  const forget = async () => {
    failed.textContent = "";
    try {
      const receipt = await context.talk.forget();
      context.show(wording.forget.done, drawReceipt(receipt));
    } catch {
      failed.textContent = wording.forget.failed;
    }
  };
  return [
    element("h3", {}, wording.forget.title),
    element("p", {}, wording.forget.ask),
    element("div", { class: "items" }, drawAction("erase", wording.forget.confirm, forget)),
    failed,
  ];
}

function drawReceipt(receipt) {
  if (typeof receipt === "string")
    return [element("h3", {}, wording.forget.done), element("p", {}, fill(wording.forget[receipt], { time: describeMinutes(settings.forgetAfterMinutes) }))];
  const time = new Date(receipt.time).toLocaleString(wording.language, { dateStyle: "long", timeStyle: "short" });
  return [
    element("h3", {}, wording.forget.done),
    element("p", {}, fill(wording.forget.erased, { time, ...receipt.erased })),
    element("p", { class: "receipt" }, fill(wording.forget.receipt, { id: receipt.id })),
    element("p", { class: "soft" }, wording.forget.receiptHint),
  ];
}
