import { drawChart, LINES } from "./chart.js";
import { find, make } from "./elements.js";
import { startBusyHour, stopBusyHour } from "./hub.js";

const MINUTES = [1, 5, 15, 60];
const RATES = [6, 20, 60, 120];

// A stretch of made-up arrivals: how long, how many, and how the floor copes with them.
export function createBusyHour(words) {
  const [form, minutes, rate, start, stop] = ["busy-form", "minutes", "rate", "busy-start", "busy-stop"].map(find);
  minutes.append(...MINUTES.map((count) => make("option", { value: count, selected: count === 5 }, words.minutesOf(count))));
  rate.append(...RATES.map((count) => make("option", { value: count, selected: count === 20 }, words.rateOf(count))));
  const counts = new Map(LINES.map((name) => [name, make("dd", {}, "0")]));
  find("busy-counts").append(
    ...LINES.map((name) => make("div", { class: `count ${name}` }, make("dt", {}, words[name]), counts.get(name))),
  );
  let samples = [];

  async function ask(request) {
    const problem = await request.then(
      () => "",
      (error) => error.message || words.failed,
    );
    find("busy-problem").textContent = problem;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    samples = [];
    void ask(startBusyHour(Number(minutes.value), Number(rate.value)));
  });
  stop.addEventListener("click", () => void ask(stopBusyHour()));

  function showCounts(busy) {
    find("busy-progress").value = busy.progress;
    const left = Math.max(0, Math.round(busy.seconds_left));
    const clock = words.left(Math.floor(left / 60), String(left % 60).padStart(2, "0"));
    find("busy-left").textContent = busy.running ? clock : words.finished;
    for (const name of LINES) counts.get(name).textContent = busy[name];
    if (busy.running || samples.length === 0) samples.push({ at: busy.progress, ...busy });
    drawChart(find("busy-chart"), samples);
  }

  return ({ busy }) => {
    const isRunning = busy?.running === true;
    const hadFocus = [start, stop].includes(document.activeElement);
    start.hidden = isRunning;
    stop.hidden = !isRunning;
    minutes.disabled = rate.disabled = isRunning;
    if (hadFocus) (isRunning ? stop : start).focus();
    find("busy-figures").hidden = !busy;
    if (busy) showCounts(busy);
  };
}
