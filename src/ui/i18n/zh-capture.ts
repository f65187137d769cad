/** Words of the chosen photographs and of the camera, in simplified Chinese. */
import type { CaptureTexts } from "../capture/texts";

export const zhCapture: CaptureTexts = {
  tray: {
    show: (place) => `看图${place}`,
    view: "所摄部位",
    noView: "其他",
    earlier: "前移",
    later: "后移",
    retake: "重拍",
    more: "再拍一个角度",
    added: (n, most) => `${n} / ${most} 张`,
    noted: {
      removed: "已从这张照片中抹去拍摄地点。",
      unread: "未在这张照片中发现拍摄地点，但其附注未能尽读。",
    },
    found: {
      dark: "画面偏暗，光线充足时所见更多。",
      bright: "局部过曝发白，光线稍弱时所见更多。",
      blurred: "对焦欠实，持稳再拍，细部会更清楚。",
      glare: "釉面映有灯光，遮住了其下的纹饰。",
    },
  },
  firstLook: {
    waiting: "引擎就绪后即可初看。",
    looking: "正与馆藏初步比对。",
    like: (what, n) => `初看：${what}，与馆藏 ${n} 件相近。`,
    nothing: "初看：馆藏中未见与之相近者。",
  },
  camera: {
    heading: "相机",
    close: "关闭相机",
    shutter: "拍摄",
    done: "完成",
    torch: "补光灯",
    lens: "镜头",
    lensName: (n) => `相机 ${n}`,
    zoom: "变焦",
    asking: "浏览器询问时，请允许使用相机。所摄内容只留在本机。",
    views: "拍摄部位",
    took: (view, n, most) => `${view}已拍（${n}/${most}）。`,
    full: (most) => `已满 ${most} 张，为一次研究之上限。`,
    advice: {
      dark: "光线太暗，请移至亮处。",
      bright: "光线太强，请避开强光。",
      blurred: "画面模糊，请持稳，或稍稍退后。",
      glare: "釉面映有灯光，请转动器物或换个方位。",
    },
    good: "清晰，光线合宜。",
    retry: "重试",
    still: "相机未能成像。请再试一次，或选择照片。",
    trouble: {
      refused: "相机未获许可。请在浏览器的网站设置中允许，或直接选择照片。",
      absent: "本机没有可用的相机，请选择照片。",
      busy: "相机正被其他应用占用。请关闭该应用后重试，或选择照片。",
      lost: "相机中断。请重试，或选择照片；已拍的都在。",
      insecure: "此网址不是安全连接，无法使用相机。请改用 https 打开，或选择照片。",
      failed: "相机未能启动。请重试，或选择照片。",
    },
  },
};
