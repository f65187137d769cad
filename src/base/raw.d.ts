/** A file's text, as the build puts it in; the page's realm has this from Vite's own types. */
declare module "*?raw" {
  const text: string;
  export default text;
}
