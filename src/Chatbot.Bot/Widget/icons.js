// Drawn on a 24 by 24 grid, stroked by the style sheet.
export const icons = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-5 16-3-7z",
  phone: "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  back: "M15 5l-7 7 7 7",
  reviewed: "M5 12l5 5 9-10",
  notReviewed: "M12 4l9 16H3zM12 10v4M12 17v.5",
  alert: "M12 3l10 18H2zM12 9v6M12 18v.5",
  article: "M6 3h9l4 4v14H6zM9 11h7M9 15h7",
};
