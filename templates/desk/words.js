// What the desk says, in the language of the page.

const WORDS = {
  notices: ["Danh sách văn bản", "Notices"],
  search: ["Tìm", "Search"],
  searchHint: ["số, trích yếu, cơ quan, tên tệp; có dấu hay không", "number, subject, organ, file"],
  kind: ["Loại", "Kind"],
  organ: ["Cơ quan", "Organ"],
  month: ["Tháng", "Month"],
  state: ["Tình trạng", "State"],
  all: ["Tất cả", "All"],
  unknown: ["Chưa rõ", "Unknown"],
  unfilter: ["Bỏ lọc", "Clear"],
  noneFound: ["Không có văn bản nào khớp.", "No notice matches."],
  noNotice: ["Thư mục chưa có văn bản nào. Gõ `vanthu new` để tạo tệp đầu tiên.", "The folder has no notice yet. `vanthu new` makes the first."],
  choose: ["Chọn một văn bản trong danh sách.", "Choose a notice from the list."],
  reading: ["Đang đọc: {done} trong {all} văn bản", "Reading: {done} of {all} notices"],
  counted: ["{all} văn bản", "{all} notices"],
  found: ["{found} trong {all} văn bản", "{found} of {all} notices"],
  draft: ["Dự thảo", "Draft"],
  ready: ["Chờ ban hành", "Ready"],
  issued: ["Đã ban hành", "Issued"],
  error: ["Có lỗi", "With errors"],
  unseen: ["Chưa đọc", "Not read yet"],
  held: ["họp {day}", "meeting of {day}"],
  errors: ["{n} lỗi", "{n} errors"],
  warnings: ["{n} cảnh báo", "{n} warnings"],
  notes: ["{n} lưu ý", "{n} notes"],
  pages: ["{n} trang", "{n} pages"],
  notice: ["Văn bản", "Notice"],
  back: ["‹ Danh sách", "‹ List"],
  formats: ["Dạng xem", "Formats"],
  pdf: ["Bản in (PDF)", "Print (PDF)"],
  html: ["HTML", "HTML"],
  md: ["Markdown", "Markdown"],
  docx: ["Word", "Word"],
  zoom: ["Cỡ trang", "Size of the page"],
  zoomIn: ["Phóng to", "Larger"],
  zoomOut: ["Thu nhỏ", "Smaller"],
  zoomFit: ["Vừa khung", "Fit"],
  print: ["In", "Print"],
  download: ["Tải {format}", "Save {format}"],
  findings: ["Nhận xét", "Findings"],
  findingsOf: ["Nhận xét ({n})", "Findings ({n})"],
  noFindings: ["Không có nhận xét nào.", "Nothing was found."],
  sharedFindings: ["Chung cho cả thư mục", "Of the whole folder"],
  errorsHead: ["Lỗi", "Errors"],
  warningsHead: ["Cảnh báo", "Warnings"],
  notesHead: ["Lưu ý", "Notes"],
  need: ["Cần có: ", "Needed: "],
  hint: ["Cách sửa: ", "Mend: "],
  clause: ["Căn cứ: ", "Clause: "],
  line: ["dòng {n}", "line {n}"],
  copyPlace: ["Chép {place} vào bộ nhớ tạm", "Copy {place}"],
  copied: ["Đã chép {place}.", "{place} is copied."],
  trouble: ["Lỗi trong văn bản", "Errors in the notice"],
  troubleOld: ["Tệp đang có {n} lỗi; trang bên dưới là bản tốt lần trước.", "The file has {n} errors; the pages below are the last good ones."],
  troubleNone: ["Tệp đang có {n} lỗi nên chưa dàn trang được.", "The file has {n} errors, so there are no pages yet."],
  troubleSheet: ["Văn bản đang có lỗi nên chưa tạo được bản này.", "The notice has errors, so this format cannot be made."],
  noPrint: ["Văn bản đang có lỗi: sửa xong rồi hãy in.", "The notice has errors: mend them before printing."],
  page: ["Trang {n} trong {all}", "Page {n} of {all}"],
  word: ["Trình duyệt không xem được tệp Word. Tải về rồi mở bằng Word; chữ và trang giống bản in, sửa được.", "A browser does not show Word files. Save it and open it with Word; it looks like the printed pages and can be edited."],
  fileNow: ["Tên tệp: {name}", "File: {name}"],
  liveOn: ["Đang theo dõi", "Live"],
  livePoll: ["Đang theo dõi (hỏi lại mỗi 2 giây)", "Live (asking every 2 seconds)"],
  liveLost: ["Mất kết nối với chương trình; đang nối lại…", "The program is away; connecting…"],
  liveRefused: ["Chương trình đã chạy lại với địa chỉ khác: mở địa chỉ mà chương trình vừa in ra.", "The program has another address now: open the one it printed."],
  gone: ["Tệp {name} không còn trong thư mục.", "{name} is no longer in the folder."],
  newsChanged: ["Vừa cập nhật: {n} đoạn đổi, từ trang {page}.", "Updated: {n} paragraphs changed, from page {page}."],
  newsLeft: ["Vừa cập nhật: có đoạn được bỏ đi.", "Updated: paragraphs were taken out."],
  newsPages: ["Vừa cập nhật: trang được dàn lại.", "Updated: the pages were laid out anew."],
  newsSame: ["Vừa cập nhật; trang không đổi.", "Updated; the pages are the same."],
  newsBad: ["Lần lưu vừa rồi có lỗi; xem khung báo lỗi.", "The last save has errors; see the panel."],
  jump: ["Xem chỗ đổi", "Show"],
  themeAuto: ["Màu: theo máy", "Colours: system"],
  themeLight: ["Màu: sáng", "Colours: light"],
  themeDark: ["Màu: tối", "Colours: dark"],
  keys: ["Phím tắt", "Keys"],
  keysOn: ["Dùng phím tắt một chữ", "Use single-letter keys"],
  close: ["Đóng", "Close"],
  keySearch: ["tìm", "search"],
  keyMove: ["trong danh sách: văn bản trên, dưới; Enter để mở", "in the list: the notice above, below; Enter opens"],
  keyNext: ["mở văn bản sau, trước", "open the next, the previous notice"],
  keyTabs: ["Bản in, HTML, Markdown, Word", "Print, HTML, Markdown, Word"],
  keyZoom: ["phóng to, thu nhỏ, vừa khung", "larger, smaller, fit"],
  keyFindings: ["hiện, ẩn khung nhận xét", "show, hide the findings"],
  keyPrint: ["in văn bản đang xem", "print the notice"],
  keyHelp: ["bảng này", "this list"],
};

const language = document.documentElement.lang === "en" ? 1 : 0;

// The words called `key`, with values where it has `{name}`.
export const say = (key, values = {}) =>
  WORDS[key][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

// A number of things as a clerk writes it: 1.000.
export const number = (count) => count.toLocaleString(language ? "en" : "vi");

// A day as a clerk writes it, of `2022-01-14`.
export const day = (iso) => iso.split("-").reverse().join("/");

// Puts words into everything of the page that asks for some.
export const label = (root) => {
  for (const place of root.querySelectorAll("[data-word]")) place.textContent = say(place.dataset.word);
  for (const place of root.querySelectorAll("[data-label]")) place.setAttribute("aria-label", say(place.dataset.label));
  for (const place of root.querySelectorAll("[data-hint]")) place.placeholder = say(place.dataset.hint);
};
