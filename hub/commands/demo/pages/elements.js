// make("p", { class: "soft" }, "text", child): a new element; text is only ever text.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function find(id) {
  return document.getElementById(id);
}

// Brings a list in step with its rows by key: what stays is not touched, so a screen reader hears only what is new.
export function keepList(list, rows, keyOf, draw) {
  const wanted = new Map(rows.map((row) => [String(keyOf(row)), row]));
  const present = new Map([...list.children].map((child) => [child.dataset.key, child]));
  for (const [key, child] of present) if (!wanted.has(key)) child.remove();
  let last = null;
  for (const [key, row] of wanted) {
    let child = present.get(key);
    if (!child) {
      child = draw(row);
      child.dataset.key = key;
    }
    const place = last ? last.nextElementSibling : list.firstElementChild;
    if (child !== place) list.insertBefore(child, place);
    last = child;
  }
}

export function keepOptions(select, rows, labelOf) {
  const before = select.value;
  const signature = rows.map((row) => row.id).join();
  if (select.dataset.signature === signature) return;
  select.dataset.signature = signature;
  select.replaceChildren(...rows.map((row) => make("option", { value: row.id }, labelOf(row))));
  if (rows.some((row) => String(row.id) === before)) select.value = before;
}
