/** Line icons of the page, drawn on a 24-unit grid; decorative, so always beside words or a label. */

const PATHS = {
  camera: "M4 8h3l2-2.5h6L17 8h3v11H4zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  gear: "M5 7h8M17 7h2M5 12h2M11 12h8M5 17h6M15 17h4M15 5v4M9 10v4M13 15v4",
  back: "M19 12H6M11 7l-5 5 5 5",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  trash: "M5 7h14M9 7V5h6v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5",
  stop: "M7 7h10v10H7z",
  zoom: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20M8 10.5h5M10.5 8v5",
  compare: "M4 6h7v12H4zM13 6h7v12h-7zM6.5 12h2M15.5 12h2",
  book: "M12 7c-2-1.5-4.5-2-8-2v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V5c-3.5 0-6 .5-8 2zM12 7v13",
  shelf: "M4 20V4M20 20V4M4 12h16M4 20h16M8.5 12V9.500c0-1 .8-1.500.8-3h2.400c0 1.500.8 2 .8 3V12M14.500 20v-4h3v4",
  pack: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  plot: "M4 4v16h16M8 16v-5M12.500 16V7M17 16v-8",
  pause: "M9 6v12M15 6v12",
  play: "M8 5.500l10 6.500-10 6.500z",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  filter: "M4 7h16M7 12h10M10 17h4",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  "eye-off":
    "M4 4l16 16M9.5 6.4A9 9 0 0 1 12 6c6 0 9.5 6 9.5 6a17 17 0 0 1-3 3.5M6 8a16 16 0 0 0-3.5 4s3.5 6 9.5 6c1.2 0 2.3-.2 3.3-.6",
  send: "M12 19V6M6.5 11.500L12 6l5.500 5.500",
  frame: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 10v4M10 12h4",
  infer: "M6 18c0-6 12-6 12-12M6 18h.01M18 6h.01M12 12h.01",
  download: "M12 4v11M7 10.5l5 5 5-5M5 19h14",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  folder: "M3.5 6h6l2 2.500h9V19h-17zM3.5 8.500h8",
  forward: "M5 12h13M13 7l5 5-5 5",
  retake: "M19 12a7 7 0 1 1-2.300-5.200M19 4v4h-4",
  torch: "M13 3L6 13.500h5L10 21l8-11h-5.500z",
  "camera-off": "M4 4l16 16M9 6l.5-.500h5L17 8h3v10M15.300 15A3.500 3.500 0 0 1 10.500 10.600M17 19H4V8h3",
  check: "M5 12.500l4.500 4.500L19 7.500",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 18v2M18 18h2v2h-2z",
  pencil: "M5 19l1-4L16.500 4.500l3 3L9 18zM14 7l3 3",
  share: "M12 15V4M8 7.500l4-4 4 4M6 11H5v9h14v-9h-1",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 8.500h7M8.500 12h4",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  device: "M8 3h8v18H8zM11 18h2",
  minus: "M5 12h14",
  speaker: "M4 9.500v5h3.500l4.500 4v-13l-4.500 4zM15 9.500a4 4 0 0 1 0 5M17.500 7a7.500 7.500 0 0 1 0 10",
  warning: "M12 4l9 16H3zM12 10v4M12 17h.01",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The house mark: a meiping in a double ring, as a reign mark is framed. */
export function HouseMark() {
  return (
    <svg class="house-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="22.5" />
      <circle cx="24" cy="24" r="19.5" />
      <path d="M21.3 10.5h5.4v1.5l-.8.7v1.900c4.900 1.100 7.3 4 7.3 7.900 0 5.5-4.6 8.3-5.3 14h-7.800c-.7-5.700-5.3-8.5-5.3-14 0-3.900 2.4-6.800 7.3-7.900v-1.900l-.8-.7z" />
    </svg>
  );
}
