/** The emoji that people who answer customers use, by what they show. */

const list = (signs: string): readonly string[] => signs.split(" ");

export const EMOJI = [
  { id: "faces", signs: list("😀 😄 😊 🙂 😉 😍 🥰 😎 🤗 🤔 😅 😂 🤣 😮 😐 😕 😢 😭 😟 😳 😴 🤒 🥳 😇") },
  { id: "hands", signs: list("👍 👎 👌 👏 🙌 🙏 👋 🤝 💪 ✌️ 🤞 👉 👀 ❤️ 💙 💚") },
  { id: "things", signs: list("🎉 🎁 💐 🌟 ☀️ ☕ 📦 🚚 📧 📞 📅 ⏰ 💳 🔑 💡 🏠") },
  { id: "signs", signs: list("✅ ❌ ⚠️ ❗ ❓ ➡️ 🔄 💯") },
] as const;

/** One line of the grid. */
export const MOST_RECENT = 8;

/** The one used now comes first, once. */
export const withRecent = (recent: readonly string[], sign: string): readonly string[] =>
  [sign, ...recent.filter((one) => one !== sign)].slice(0, MOST_RECENT);
