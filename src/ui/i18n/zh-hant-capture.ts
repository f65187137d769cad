/** zh-capture.ts in traditional characters, by `npm run hant`, which alone writes this file. Seal 2358d453096e. */
import type { CaptureTexts } from "../capture/texts";

export const zhHantCapture: CaptureTexts = {
  tray: {
    show: (place) => `看圖${place}`,
    view: "所攝部位",
    noView: "其他",
    earlier: "前移",
    later: "後移",
    retake: "重拍",
    more: "再拍一個角度",
    added: (n, most) => `${n} / ${most} 張`,
    noted: {
      removed: "已從這張照片中抹去拍攝地點。",
      unread: "未在這張照片中發現拍攝地點，但其附註未能盡讀。",
    },
    found: {
      dark: "畫面偏暗，光線充足時所見更多。",
      bright: "局部過曝發白，光線稍弱時所見更多。",
      blurred: "對焦欠實，持穩再拍，細部會更清楚。",
      glare: "釉面映有燈光，遮住了其下的紋飾。",
    },
  },
  firstLook: {
    waiting: "引擎就緒後即可初看。",
    looking: "正與館藏初步比對。",
    like: (what, n) => `初看：${what}，與館藏 ${n} 件相近。`,
    nothing: "初看：館藏中未見與之相近者。",
  },
  camera: {
    heading: "相機",
    close: "關閉相機",
    shutter: "拍攝",
    done: "完成",
    torch: "補光燈",
    lens: "鏡頭",
    lensName: (n) => `相機 ${n}`,
    zoom: "變焦",
    asking: "瀏覽器詢問時，請允許使用相機。所攝內容只留在本機。",
    views: "拍攝部位",
    took: (view, n, most) => `${view}已拍（${n}/${most}）。`,
    full: (most) => `已滿 ${most} 張，為一次研究之上限。`,
    advice: {
      dark: "光線太暗，請移至亮處。",
      bright: "光線太強，請避開強光。",
      blurred: "畫面模糊，請持穩，或稍稍退後。",
      glare: "釉面映有燈光，請轉動器物或換個方位。",
    },
    good: "清晰，光線合宜。",
    retry: "重試",
    still: "相機未能成像。請再試一次，或選擇照片。",
    trouble: {
      refused: "相機未獲許可。請在瀏覽器的網站設定中允許，或直接選擇照片。",
      absent: "本機沒有可用的相機，請選擇照片。",
      busy: "相機正被其他應用佔用。請關閉該應用後重試，或選擇照片。",
      lost: "相機中斷。請重試，或選擇照片；已拍的都在。",
      insecure: "此網址不是安全連接，無法使用相機。請改用 https 開啟，或選擇照片。",
      failed: "相機未能啟動。請重試，或選擇照片。",
    },
  },
};
