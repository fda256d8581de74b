/** Speaks the language of the console, and opens it again as soon as the hub answers. */
const LOOK_EVERY_MS = 3_000;

function spoken() {
  let tag = navigator.language;
  try {
    tag = localStorage.getItem("hub.language") ?? tag;
  } catch {
    // A browser that keeps nothing prefers a language nevertheless.
  }
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

async function look() {
  const answer = await fetch("./readyz", { cache: "no-store" }).catch(() => null);
  // Whatever answers but a proxy that waits for the hub is worth opening.
  if (answer !== null && answer.status < 502) location.reload();
}

document.documentElement.lang = spoken();
for (const section of document.querySelectorAll("section")) section.hidden = section.lang !== spoken();
for (const button of document.querySelectorAll("button")) button.addEventListener("click", () => location.reload());
addEventListener("online", () => void look());
setInterval(() => void look(), LOOK_EVERY_MS);
