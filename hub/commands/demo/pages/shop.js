import { chosenLanguage, fillWords } from "./language.js";

const WORDS = {
  en: {
    menu: "Menu",
    lamps: "Lamps",
    delivery: "Delivery",
    help: "Help",
    title: "Lamps for quiet evenings",
    intro: "Made by hand in small numbers, mended for as long as you keep them.",
    see: "See the lamps",
    alba: "Hanging lamp, spun aluminium",
    nido: "Table lamp, linen shade",
    legge: "Reading lamp, turns every way",
    luna: "Bedside globe, dims with a touch",
    deliveryText: "Two to three days within Europe, free from € 50. Send anything back within thirty days.",
    helpText: "A question about an order, a lamp or a broken shade? Write to us in the chat.",
    ask: "Ask us",
    footer: "Evenlight is made up: a sample shop of Contact Hub.",
    signedIn: (name) => `Signed in as ${name}`,
  },
  "zh-Hans": {
    menu: "菜单",
    lamps: "灯具",
    delivery: "配送",
    help: "帮助",
    title: "为宁静的夜晚点一盏灯",
    intro: "小批量手工制作，终身可修。",
    see: "看看灯具",
    alba: "吊灯，旋压铝灯罩",
    nido: "台灯，亚麻灯罩",
    legge: "阅读灯，随意转向",
    luna: "床头球灯，轻触调光",
    deliveryText: "欧洲境内两到三天送达，满 € 50 免运费。三十天内可退货。",
    helpText: "订单、灯具或灯罩损坏有疑问？在聊天窗口告诉我们。",
    ask: "咨询我们",
    footer: "Evenlight 是虚构的：它是 Contact Hub 的示例商店。",
    signedIn: (name) => `已登录：${name}`,
  },
  "zh-Hant": {
    menu: "選單",
    lamps: "燈具",
    delivery: "配送",
    help: "說明",
    title: "為寧靜的夜晚點一盞燈",
    intro: "小量手工製作，終身可修。",
    see: "看看燈具",
    alba: "吊燈，旋壓鋁燈罩",
    nido: "桌燈，亞麻燈罩",
    legge: "閱讀燈，隨意轉向",
    luna: "床頭球燈，輕觸調光",
    deliveryText: "歐洲境內兩到三天送達，滿 € 50 免運費。三十天內可退貨。",
    helpText: "訂單、燈具或燈罩損壞有疑問？在聊天視窗告訴我們。",
    ask: "諮詢我們",
    footer: "Evenlight 是虛構的：它是 Contact Hub 的範例商店。",
    signedIn: (name) => `已登入：${name}`,
  },
};

const language = chosenLanguage();
fillWords(WORDS[language], language);
document.title = `Evenlight: ${WORDS[language].title}`;

// As whom the visitor comes is chosen on the demonstration page. A real shop has one account, or one for each site.
const ACCOUNTS = {
  anonymous: "demo-chat",
  known: "demo-chat-known",
  form: "demo-chat-form",
  closed: "demo-chat-closed",
};
const CUSTOMER = "emma";
const TOKEN_EVERY_MILLISECONDS = 5 * 60_000;

const wished = new URLSearchParams(location.search).get("visitor");
const visitor = Object.hasOwn(ACCOUNTS, wished) ? wished : "anonymous";
document.querySelector(".brand").href = `/demo/shop${location.search}`;

// Who is signed in, as the shop's own server says and signs it: a browser never signs.
async function signedIn() {
  const answer = await fetch(`/demo/api/visitors/${CUSTOMER}`);
  if (!answer.ok) throw new Error(`The shop does not know its customer: ${answer.status}`);
  return answer.json();
}

// Any page would write this element into its HTML; here account and language follow the choice.
function showWidget(token) {
  const widget = document.createElement("script");
  Object.assign(widget.dataset, { account: ACCOUNTS[visitor], color: "#1f5f8b", language });
  if (token) widget.dataset.token = token;
  widget.src = "/widget.js";
  widget.async = true;
  document.body.append(widget);
}

if (visitor === "known") {
  const { name, token } = await signedIn();
  const label = document.getElementById("signed-in");
  label.textContent = WORDS[language].signedIn(name);
  label.hidden = false;
  showWidget(token);
  // A line that broke is opened with the latest token, so a page that stays open needs a fresh one.
  setInterval(async () => window.ContactHub?.identify((await signedIn()).token), TOKEN_EVERY_MILLISECONDS);
} else showWidget("");

document.getElementById("ask").addEventListener("click", () => window.ContactHub?.open());
