import { element, icon } from "./dom.js";
import { icons } from "./icons.js";
import { wording } from "./wording.js";

const longestReason = 500;

/** Asks whether an answer helped, and then, for those who like to say it, why. */
export function drawVote(entry, talk) {
  const said = element("span", { role: "status" });
  const buttons = ["up", "down"].map((way) => element("button", { class: "vote", type: "button", "aria-label": wording.vote[way], title: wording.vote[way], "aria-pressed": String(entry.vote === way) }, icon(icons[way])));
  const box = element("div", { class: "votes" }, element("span", {}, wording.vote.question), ...buttons, said);
  const vote = async (isUp, reason) => {
    try {
      await talk.vote(entry, isUp, reason);
      said.textContent = reason === undefined ? wording.vote.thanks : wording.vote.sent;
    } catch {
      said.textContent = wording.connection.notSent;
    }
  };
  buttons.forEach((button, index) => button.addEventListener("click", () => {
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    box.querySelector("form")?.remove();
    box.append(drawReason((reason) => vote(index === 0, reason)));
    vote(index === 0);
  }));
  return box;
}

function drawReason(send) {
  const input = element("input", { type: "text", maxlength: longestReason, dir: "auto", autocomplete: "off" });
  const form = element("form", {}, element("label", {}, wording.vote.reason, input), element("button", { type: "submit" }, wording.vote.send));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = input.value.trim();
    form.remove();
    if (reason !== "") send(reason);
  });
  return form;
}
