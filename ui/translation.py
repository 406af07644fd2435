"""Indonesian words for Qt's own buttons and menus; Qt ships no such translation."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_WORDS = {
    "OK": "Baik", "&OK": "&Baik", "Cancel": "Batal", "&Cancel": "&Batal", "Close": "Tutup", "&Close": "&Tutup",
    "Save": "Simpan", "&Save": "&Simpan", "Open": "Buka", "&Open": "&Buka", "Yes": "Ya", "&Yes": "&Ya", "No": "Tidak",
    "&No": "&Tidak", "Apply": "Terapkan", "Reset": "Atur ulang", "Help": "Bantuan", "Discard": "Buang", "Retry": "Ulangi",
    "Undo": "Urungkan", "&Undo": "&Urungkan", "&Redo": "U&langi lagi", "Cu&t": "Po&tong", "&Copy": "&Salin",
    "Copy": "Salin", "&Paste": "&Tempel", "Delete": "Hapus", "&Delete": "&Hapus", "Select All": "Pilih semua",
    "Print": "Cetak", "&Print": "&Cetak", "Printer": "Printer", "Properties": "Sifat", "P&roperties": "S&ifat",
    "&Name:": "&Nama:", "Location:": "Lokasi:", "Type:": "Jenis:", "Preview": "Pratinjau", "Output &file:": "Simpan ke &berkas:",
    "&Options >>": "&Pilihan >>", "&Options <<": "&Pilihan <<", "Copies": "Salinan", "Copie&s:": "Sa&linan:", "Copies:": "Salinan:",
    "Print range": "Halaman", "Print all": "Semua", "Pages from": "Halaman", "Pages": "Halaman", "to": "sampai",
    "Selection": "Yang dipilih", "Current Page": "Halaman ini", "Collate": "Urutkan", "Reverse": "Terbalik",
    "Output Settings": "Pengaturan cetak", "Color Mode": "Warna", "Color": "Berwarna", "Grayscale": "Hitam putih",
    "Duplex Printing": "Dua sisi", "None": "Satu sisi", "Long side": "Sisi panjang", "Short side": "Sisi pendek",
    "Paper": "Kertas", "Page size:": "Ukuran:", "Paper source:": "Sumber kertas:", "Width:": "Lebar:", "Height:": "Tinggi:",
    "Orientation": "Arah", "Portrait": "Tegak", "Landscape": "Mendatar", "Margins": "Tepi", "Advanced": "Lanjutan",
    "Page Layout": "Tata halaman", "Pages per sheet:": "Halaman tiap lembar:", "Print to File (PDF)": "Simpan ke berkas (PDF)",
    "Look in:": "Lihat di:", "File name:": "Nama berkas:", "File &name:": "Nama &berkas:", "Files of type:": "Jenis berkas:",
    "Directory:": "Folder:", "Back": "Kembali", "Forward": "Maju", "Parent Directory": "Folder atas",
    "Create New Folder": "Folder baru", "List View": "Daftar", "Detail View": "Rincian", "Name": "Nama", "Size": "Ukuran",
    "Type": "Jenis", "Kind": "Jenis", "Date Modified": "Diubah", "My Computer": "Komputer", "Computer": "Komputer",
    "&Choose": "&Pilih", "Choose": "Pilih", "&Rename": "&Ganti nama", "&New Folder": "Folder &baru", "New Folder": "Folder baru",
    "Local file": "Berkas di komputer ini", "Write PDF file": "Menulis berkas PDF",
    "Show &hidden files": "Tampilkan berkas &tersembunyi", "Clear": "Kosongkan", "Step up": "Naik", "Step down": "Turun",
}  # fmt: skip


class IndonesianTranslator(QTranslator):
    """Answers for the words it knows; others stay as Qt has them."""

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Indonesian word, or None to let Qt use its own: to Qt an empty text is a translation too."""
        return _WORDS.get(source_text)

    def isEmpty(self) -> bool:
        """It has words."""
        return False
