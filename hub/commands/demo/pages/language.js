// The languages of the demonstration pages. The choice stays in the address: nothing is stored.

export const LANGUAGES = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };

function spoken(tag) {
  if (!/^zh\b/i.test(tag)) return /^en\b/i.test(tag) ? "en" : null;
  return /\b(hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

export function chosenLanguage() {
  const wished = new URLSearchParams(location.search).get("language");
  for (const tag of [wished, ...navigator.languages]) {
    const language = tag && spoken(tag);
    if (language) return language;
  }
  return "en";
}

// How the reader writes dates and times, where one of her languages is the chosen one.
export function localeOf(language) {
  return navigator.languages.find((tag) => spoken(tag) === language) ?? language;
}

export function addressIn(language) {
  const address = new URL(location.href);
  address.searchParams.set("language", language);
  return address.href;
}

// Fills every element that names its words: data-words for the text, data-label for aria-label.
export function fillWords(words, language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = words[element.dataset.words];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.dataset.label]);
  }
}
