import settings from "./settings.json" with { type: "json" };
import { element, fill } from "./dom.js";
import { describeMinutes, wording } from "./wording.js";

/** What a person should know before the first message. */
export function drawNotice() {
  const { title, is, isNot, review, privacy, kept, keptVotes, language } = wording.notice;
  const lines = [is, isNot, review, privacy, fill(kept, { time: describeMinutes(settings.forgetAfterMinutes) })];
  if (settings.feedback) lines.push(keptVotes);
  if (wording.language !== settings.language) lines.push(fill(language, { language: languageName(settings.language) }));
  return element("section", { class: "notice", "aria-label": title, tabindex: "-1" }, element("h3", {}, title), ...lines.map((line) => element("p", {}, line)));
}

/** The button that starts the conversation, and what waits for it; both stand where the input comes afterwards, so that they are in sight. */
export function drawEntry(talk) {
  const waiting = talk.waiting === null ? [] : [element("p", {}, wording.notice.waiting), element("blockquote", { dir: "auto" }, talk.waiting)];
  return [...waiting, element("button", { class: "start", type: "button", onclick: () => talk.agree() }, wording.notice.start)];
}

function languageName(language) {
  return new Intl.DisplayNames([wording.language], { type: "language" }).of(language);
}
