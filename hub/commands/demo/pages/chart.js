const NAMESPACE = "http://www.w3.org/2000/svg";
const WIDTH = 600;
const HEIGHT = 140;
const EDGE = 4;

// In the order of a conversation's life; the sheet gives each its colour and dash.
export const LINES = ["arrived", "accepted", "answered", "closed"];

// Draws how many conversations came how far, over the share of the time that has passed.
export function drawChart(picture, samples) {
  const most = Math.max(1, ...samples.map((sample) => sample.arrived));
  const x = (sample) => EDGE + sample.at * (WIDTH - 2 * EDGE);
  const y = (count) => HEIGHT - EDGE - (count / most) * (HEIGHT - 2 * EDGE);
  const lines = LINES.map((name) => {
    const line = document.createElementNS(NAMESPACE, "polyline");
    line.setAttribute("class", name);
    line.setAttribute("points", samples.map((sample) => `${x(sample).toFixed(1)},${y(sample[name]).toFixed(1)}`).join(" "));
    return line;
  });
  picture.replaceChildren(...lines);
}
