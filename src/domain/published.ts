/** The published results of CiQi-Bench (arXiv 2603.28474), in percent: what our own tables stand beside. Only data. */
import type { PublishedRow } from "./bench-report";

/** Order of values: `QUESTION_TYPES`. */
export const PUBLISHED_CHOICE: readonly PublishedRow[] = [
  { model: "GPT-5", values: [65.7, 61.4, 79.6, 86.5, 69.3, 83.8, 84.3], average: 75.8 },
  { model: "GPT-4.1", values: [59.3, 68.3, 71.1, 85.0, 62.2, 81.8, 77.9], average: 72.2 },
  { model: "GPT-4o", values: [59.1, 60.4, 68.6, 89.2, 70.1, 84.2, 82.1], average: 73.4 },
  { model: "o3", values: [57.6, 57.4, 72.2, 82.6, 62.4, 76.8, 76.6], average: 69.4 },
  { model: "Qwen2.5-VL-72B-Instruct", values: [57.6, 34.7, 69.2, 86.7, 71.7, 84.1, 80.3], average: 69.2 },
  { model: "GLM-4.5V (106B)", values: [58.3, 59.4, 75.8, 82.3, 70.4, 81.8, 80.6], average: 72.6 },
  { model: "InternVL3.5-241B-A28B-Flash", values: [57.1, 38.6, 59.5, 82.1, 64.8, 73.9, 68.5], average: 63.5 },
  { model: "Kimi-VL-A3B-Instruct (16B)", values: [59.3, 22.8, 48.8, 84.8, 59.8, 77.9, 70.3], average: 60.5 },
  { model: "CiQi-Agent (7B)", values: [77.6, 70.3, 81.8, 91.4, 75.7, 88.1, 85.2], average: 81.5 },
];

/** Order of values: `QUESTION_TYPES` without naming, which is not scored. */
export const PUBLISHED_FREE_FORM: readonly PublishedRow[] = [
  { model: "GPT-5", values: [39.4, 32.8, 42.6, 74.4, 35.3, 63.9], average: 48.0 },
  { model: "GPT-4.1", values: [36.7, 27.2, 29.0, 67.5, 27.6, 60.1], average: 41.3 },
  { model: "GPT-4o", values: [26.9, 13.4, 15.1, 53.9, 21.1, 47.6], average: 29.7 },
  { model: "o3", values: [42.7, 36.6, 44.4, 74.2, 33.1, 62.1], average: 48.8 },
  { model: "Qwen2.5-VL-72B-Instruct", values: [29.5, 31.2, 27.7, 75.8, 31.0, 62.6], average: 43.0 },
  { model: "GLM-4.5V (106B)", values: [31.0, 14.3, 32.8, 65.4, 31.1, 65.2], average: 39.9 },
  { model: "InternVL3.5-241B-A28B-Flash", values: [42.4, 31.6, 36.9, 52.6, 19.6, 41.5], average: 37.4 },
  { model: "Kimi-VL-A3B-Instruct (16B)", values: [17.3, 23.7, 16.2, 69.5, 26.5, 61.3], average: 35.7 },
  { model: "CiQi-Agent (7B)", values: [71.3, 49.1, 69.8, 85.4, 49.7, 75.0], average: 66.7 },
];
