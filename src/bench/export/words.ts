/** The words of exported reports: a file has one language, that of its run. */
import type { Lang } from "../../domain/attribute";
import type { QuestionType, RowStatus } from "../../domain/bench";
import type { RunReport } from "../../domain/bench-report";

export interface ReportWords {
  types: Record<QuestionType, string>;
  average: string;
  model: string;
  strict: string;
  compat: string;
  scored: string;
  credit: string;
  judged: string;
  published: string;
  /** Said where the set is not CiQi-Bench. */
  other(set: string): string;
  intervals: string;
  about: Record<"set" | "protocol" | "tools" | "rows" | "weights" | "made", string>;
  protocols: Record<RunReport["run"]["settings"]["protocol"], string>;
  none: string;
  statuses: Record<RowStatus, string>;
  ended: string;
  unparsed(count: number): string;
  byType: string;
  questions: string;
  right: string;
  interval: string;
  confused: Record<"heading" | "truth" | "answer" | "count" | "known" | "nothing", string>;
  confidence: Record<"heading" | "raw" | "sure" | "right" | "reliability" | "risk" | "coverage", string>;
  temperature(value: string, run: string): string;
  tools: Record<"heading" | "tool" | "used" | "calls" | "with" | "without" | "note", string>;
  spent: Record<"heading" | "measure" | "median" | "p90" | "seconds" | "tokens", string>;
  hours(value: string): string;
}

export const REPORT_WORDS: Readonly<Record<Lang, ReportWords>> = {
  en: {
    types: {
      dynasty: "Dynasty",
      emperor: "Reign",
      kiln: "Kiln",
      color: "Color",
      pattern: "Motif",
      shape: "Shape",
      overall: "Naming",
    },
    average: "Average",
    model: "Model",
    strict: "strict",
    compat: "ciqi-compat",
    scored: "most probable option",
    credit: "credit by vocabulary",
    judged: "credit by the judge",
    published: "Published, on CiQi-Bench",
    other: (set) => `The published rows are over CiQi-Bench, this run is over ${set}: other data.`,
    intervals:
      "Percent with the 95 % interval. The average is the unweighted mean of the kinds; its interval and those of credits resample pieces (percentile bootstrap), the other intervals are Wilson’s.",
    about: { set: "Set", protocol: "Answers", tools: "Tools", rows: "Questions", weights: "Weights", made: "Begun" },
    protocols: { choice: "choice", "scored-choice": "scored choice", "free-form": "free form" },
    none: "none",
    statuses: {
      success: "answered",
      completed_without_answer: "ended without an answer",
      tool_limit_exceeded: "used up their steps",
      empty_response: "said nothing",
      error: "failed",
    },
    ended: "How the episodes ended",
    unparsed: (count) => `${count} answers name no option and count as wrong.`,
    byType: "By kind of question",
    questions: "Questions",
    right: "Percent",
    interval: "95 % interval",
    confused: {
      heading: "What is taken for what",
      truth: "Truth",
      answer: "Answer",
      count: "Times",
      known: "easily confused, by the vocabulary",
      nothing: "nothing named",
    },
    confidence: {
      heading: "Confidence",
      raw: "as it is",
      sure: "How sure",
      right: "How often right",
      reliability: "Reliability",
      risk: "Share wrong",
      coverage: "Share answered",
    },
    temperature: (value, run) => `temperature ${value}, fitted on ${run}`,
    tools: {
      heading: "Tools",
      tool: "Tool",
      used: "Used in",
      calls: "Calls",
      with: "Right with it",
      without: "Right without it",
      note: "The model chose when to use a tool: an observation, no experiment.",
    },
    spent: {
      heading: "Time and tokens",
      measure: "An answer",
      median: "Median",
      p90: "90th percentile",
      seconds: "Seconds",
      tokens: "Tokens",
    },
    hours: (value) => `The whole run took ${value} hours.`,
  },
  zh: {
    types: {
      dynasty: "朝代",
      emperor: "年号",
      kiln: "窑口",
      color: "釉色",
      pattern: "纹饰",
      shape: "器型",
      overall: "定名",
    },
    average: "平均",
    model: "模型",
    strict: "严格判读",
    compat: "按 CiQi 脚本",
    scored: "概率最高的选项",
    credit: "按词汇表得分",
    judged: "评判模型得分",
    published: "已发表，CiQi-Bench",
    other: (set) => `已发表各行基于 CiQi-Bench，本次测试基于“${set}”：数据不同。`,
    intervals:
      "单位为百分比，附 95% 置信区间。平均为各题型的不加权平均；平均与得分的区间按器物重抽样（百分位自助法），其余用威尔逊法。",
    about: { set: "题集", protocol: "作答方式", tools: "工具", rows: "题目", weights: "权重", made: "开始于" },
    protocols: { choice: "选择题", "scored-choice": "按概率选择", "free-form": "自由作答" },
    none: "无",
    statuses: {
      success: "作答",
      completed_without_answer: "结束而未作答",
      tool_limit_exceeded: "步数用尽",
      empty_response: "没有输出",
      error: "出错",
    },
    ended: "各题如何结束",
    unparsed: (count) => `${count} 条作答未指明选项，计为错误。`,
    byType: "分题型",
    questions: "题数",
    right: "百分比",
    interval: "95% 置信区间",
    confused: {
      heading: "容易认错什么",
      truth: "真值",
      answer: "作答",
      count: "次数",
      known: "词汇表列为易混",
      nothing: "未指明",
    },
    confidence: {
      heading: "把握程度",
      raw: "未校准",
      sure: "把握",
      right: "正确率",
      reliability: "可靠性",
      risk: "错误率",
      coverage: "作答比例",
    },
    temperature: (value, run) => `温度 ${value}，在“${run}”上拟合`,
    tools: {
      heading: "工具",
      tool: "工具",
      used: "使用率",
      calls: "调用次数",
      with: "使用时正确率",
      without: "未用时正确率",
      note: "何时使用工具由模型自定：这是观察，不是实验。",
    },
    spent: {
      heading: "时间与词元",
      measure: "每题",
      median: "中位数",
      p90: "第 90 百分位",
      seconds: "秒",
      tokens: "词元",
    },
    hours: (value) => `全程 ${value} 小时。`,
  },
};
