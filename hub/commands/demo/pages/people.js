import { find, keepList, make } from "./elements.js";

// The demonstration's people; each opens the console in a tab with a session of its own.
export function createPeople(words) {
  const list = find("people");

  function draw(person) {
    return make(
      "li",
      {},
      make(
        "a",
        { href: `/demo/as/${encodeURIComponent(person.id)}`, target: "_blank", rel: "noopener" },
        make("span", { class: "face", "aria-hidden": "true" }, [...person.name][0] ?? ""),
        make(
          "span",
          {},
          make("strong", {}, person.name),
          make("span", { class: "unseen" }, ` ${words.openAs(person.name)} `),
          make("small", { class: "soft" }, person.roles.map((role) => words.roles[role] ?? role).join(" · ")),
          person.strengths.length > 0 && make("small", { class: "soft" }, person.strengths.join(" · ")),
          person.presence &&
            make("small", { class: `presence ${person.presence}` }, words.presences[person.presence] ?? person.presence),
        ),
      ),
    );
  }

  return (state) => keepList(list, state.people, (person) => `${person.id} ${person.presence} ${person.name}`, draw);
}
