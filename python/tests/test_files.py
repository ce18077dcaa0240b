"""Sorting and writing of an element's files."""

import tempfile
import unittest
from pathlib import Path

from django_playground.files import FileNameError, clean_path, sort_files, write_files


class Sorting(unittest.TestCase):
    """What is a template and what a file of the project."""

    def test_a_leading_templates_folder_is_dropped(self) -> None:
        layout = sort_files({"templates/a/b.html": "1", "/c.html": "2", "./d.txt": "3"})
        self.assertEqual(layout.templates, {"a/b.html": "1", "c.html": "2", "d.txt": "3"})
        self.assertEqual(layout.project, {})

    def test_an_apps_templates_are_found_by_their_short_name_too(self) -> None:
        layout = sort_files({"shop/templates/shop/list.html": "1"})
        self.assertEqual(layout.templates["shop/list.html"], "1")

    def test_python_and_static_files_are_no_templates(self) -> None:
        layout = sort_files({"static/a.css": "1", "templatetags/shout.py": "2", "helper.py": "3"})
        self.assertEqual(layout.templates, {})
        self.assertEqual(layout.tag_libraries, {"shout": "templatetags.shout"})
        self.assertTrue(layout.has_modules)

    def test_data_files_are_both(self) -> None:
        layout = sort_files({"data/rows.csv": "1"})
        self.assertEqual(layout.templates, layout.project)

    def test_names_that_leave_the_project_are_refused(self) -> None:
        for name in ("../a", "a/../../b", "", "/", "a\0b"):
            with self.subTest(name), self.assertRaises(FileNameError):
                clean_path(name)


class Writing(unittest.TestCase):
    """Files are real."""

    def test_text_is_written_as_utf8_with_half_characters_replaced(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_files(Path(folder), {"a/b.html": "ü\ud83d\ude00\ud800"})
            self.assertEqual((Path(folder) / "a/b.html").read_text("utf-8"), "ü😀\ufffd")

    def test_a_file_cannot_be_a_folder_too(self) -> None:
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(FileNameError, "'a/b'"):
            write_files(Path(folder), {"a": "1", "a/b": "2"})
