export default {
  title: "A blog",
  url: "http://localhost",
  baseUrl: "/",
  onBrokenLinks: "throw",
  // PASTE HERE
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false, sitemap: false }]],
  themeConfig: { colorMode: { defaultMode: "dark" }, navbar: { title: "A blog" } },
};
