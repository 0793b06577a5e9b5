// What web/chart.js draws with. What is not named here stays out of web/plot.js.
export { axisX, axisY, dot, gridX, gridY, line, plot, ruleX, ruleY, text } from "@observablehq/plot";
