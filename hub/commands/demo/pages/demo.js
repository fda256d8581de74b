import { createBusyHour } from "./busy.js";
import { find, make } from "./elements.js";
import { follow } from "./hub.js";
import { addressIn, chosenLanguage, fillWords, LANGUAGES } from "./language.js";
import { createMailbox } from "./mailbox.js";
import { createPeople } from "./people.js";
import { createShop } from "./shop-window.js";
import { createTelephone } from "./telephone.js";
import { WORDS } from "./words.js";

const language = chosenLanguage();
const words = WORDS[language];

function chooseLanguage() {
  const select = find("language");
  for (const [id, name] of Object.entries(LANGUAGES)) {
    select.append(make("option", { value: id, lang: id, selected: id === language }, name));
  }
  select.addEventListener("change", () => location.assign(addressIn(select.value)));
}

fillWords(words, language);
document.title = `Contact Hub: ${words.title}`;
chooseLanguage();
createShop(words, language);
const areas = [createPeople, createTelephone, createMailbox, createBusyHour].map((create) => create(words, language));
follow(
  (state) => areas.forEach((show) => show(state)),
  (isOn) => (find("line").textContent = isOn ? "" : words.lineLost),
);
