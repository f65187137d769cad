/**
 * Turns a dictionary in simplified characters into its traditional counterpart: file name, names in the code, characters,
 * our own words, corner quotes. Knows neither disk nor converter.
 */
import { createHash } from "node:crypto";

/**
 * Words that differ, as a museum in Taiwan or Hong Kong writes them. Both sides are in traditional characters, since they
 * are replaced after the characters were; in order, so a longer word stands before the one it contains.
 */
const WORDS = [
  ["天后", "天後"],
  ["制於", "製於"],
  ["添加到主屏幕", "加入主畫面"],
  ["添加到主畫面", "加入主畫面"],
  ["添加", "加入"],
  ["共享", "分享"],
  ["回收站", "垃圾桶"],
  ["字節", "位元組"],
  ["字符", "字元"],
  ["信號", "訊號"],
  ["軟件", "軟體"],
  ["支持", "支援"],
  ["鼠標", "滑鼠"],
  ["聯網", "連網"],
  ["加載", "載入"],
  ["界面", "介面"],
  ["文本", "文字"],
  ["緩存", "快取"],
  ["回車", "按 Enter "],
  ["電子表格", "試算表"],
  ["滾動", "捲動"],
  ["二維碼", "QR 碼"],
  ["文件夾", "資料夾"],
  ["文件名", "檔名"],
  ["標籤頁", "分頁"],
  ["智能體", "智慧代理"],
  ["主屏幕", "主畫面"],
  ["屏幕", "螢幕"],
  ["數據庫", "資料庫"],
  ["數據", "資料"],
  ["文件", "檔案"],
  ["設置", "設定"],
  ["設備", "裝置"],
  ["網絡", "網路"],
  ["導出", "匯出"],
  ["導入", "匯入"],
  ["打開", "開啟"],
  ["打印", "列印"],
  ["保存", "儲存"],
  ["存儲", "儲存"],
  ["粘貼", "貼上"],
  ["默認", "預設"],
  ["刷新", "重新整理"],
  ["圖像", "影像"],
  ["圖標", "圖示"],
  ["線程", "執行緒"],
  ["程序", "程式"],
  ["腳本", "程式"],
  ["運行", "執行"],
  ["調用", "呼叫"],
  ["概率", "機率"],
  ["內存", "記憶體"],
  ["矢量", "向量"],
  ["兼容", "相容"],
  ["窗口", "視窗"],
  ["信息", "資訊"],
  ["攝像頭", "鏡頭"],
  ["後臺", "背景"],
  ["臺", "台"],
  ["搜索", "檢索"],
  ["點擊", "點選"],
  ["鏈接", "連結"],
  ["剪貼板", "剪貼簿"],
  ["菜單", "選單"],
  ["發佈", "發布"],
  ["服務器", "伺服器"],
  ["質量", "品質"],
  ["視頻", "影片"],
];

/**
 * `zh-library.ts` is `zh-hant-library.ts`.
 * @param {string} name
 */
export function hantName(name) {
  return name.replace(/^zh(?=[-.])/, "zh-hant");
}

/**
 * @param {string} source a dictionary file of ours
 * @param {(text: string) => string} convert characters, simplified to traditional
 */
export function hantText(source, convert) {
  const code = source
    .replace(/^\/\*\*.*?\*\/\n/s, "")
    .replace(/\bzh(?=[A-Z]\w)/g, "zhHant")
    .replace(/\bexport const zh\b/, "export const zhHant")
    .replace(/"\.\/zh-(?!hant)/g, '"./zh-hant-')
    .replaceAll("zh-Hans", "zh-Hant")
    .replaceAll("zh-CN", "zh-TW");
  const worded = WORDS.reduce((text, [from = "", to = ""]) => text.replaceAll(from, to), convert(code));
  return worded.replace(/[“”‘’]/g, (quote) => CORNERS[quote] ?? quote);
}

/** @type {Record<string, string>} */
const CORNERS = { "“": "「", "”": "」", "‘": "『", "’": "』" };

/**
 * The head of a derived file; its seal tells whether the source, our words or the file itself have changed since.
 * @param {string} name of the source
 * @param {string} source
 * @param {string} body of the derived file
 */
export function hantHead(name, source, body) {
  const seal = createHash("sha256")
    .update(JSON.stringify([source, WORDS, body]))
    .digest("hex")
    .slice(0, 12);
  return `/** ${name} in traditional characters, by \`npm run hant\`, which alone writes this file. Seal ${seal}. */\n`;
}
