"""Runs jupyter_kernel_test against the kernel that a kernelspec names.

usage: jupyter_suite.py KERNEL LANGUAGE
LANGUAGE is typescript or javascript: the cells of the suite are both.
Prints a JSON line for each test: name, outcome (passed, failed, skipped), detail.
"""

import json
import sys
import unittest

import jupyter_kernel_test

KERNEL, LANGUAGE = sys.argv[1:]
EXTENSIONS = {"typescript": ".ts", "javascript": ".js"}


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = LANGUAGE
    file_extension = EXTENSIONS[LANGUAGE]
    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("wrong");'
    code_page_something = "Math.max?"
    code_generate_error = 'throw new Error("on purpose");'
    code_clear_output = "display.clear();"
    code_inspect_sample = "Math.max"
    completion_samples = [
        {"text": "Number.isSafe", "matches": ["isSafeInteger"]},
        {"text": "[1, 2].toSpl", "matches": ["toSpliced"]},
        {"text": "JSON.str", "matches": ["stringify"]},
    ]
    complete_code_samples = ["1 + 1", "const f = (x) => {\n  return x;\n};", "`a ${1} b`"]
    incomplete_code_samples = ["function f() {", "const s = `a", "[1, 2,", "if (true) {\n  1;"]
    invalid_code_samples = ["let = = 1;", "1 + ) 2", "const const a = 1;"]
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "6 * 8", "result": "48"},
        {"code": "[1, 2, 3].map((x) => x * 2)", "result": "[ 2, 4, 6 ]"},
        {"code": "6 * 9", "result": "54"},
    ]
    code_display_data = [
        {"code": 'display.html("<b>bold</b>");', "mime": "text/html"},
        {"code": 'display.markdown("**bold**");', "mime": "text/markdown"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")


class IopubWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


class JsonResult(unittest.TestResult):
    """Tells each test's outcome as soon as it is known; a failing subtest fails its test."""

    def tell(self, test, outcome, detail=""):
        print(json.dumps({"name": str(test), "outcome": outcome, "detail": detail}), flush=True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell(test, "failed", self._exc_info_to_string(err, test))

    def addError(self, test, err):
        super().addError(test, err)
        self.tell(test, "failed", self._exc_info_to_string(err, test))

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.tell(subtest, "failed", self._exc_info_to_string(err, subtest))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell(test, "skipped", reason)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.tell(test, "passed")


def main():
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(
        loader.loadTestsFromTestCase(case) for case in (KernelTests, IopubWelcomeTests)
    )
    suite.run(JsonResult())


main()
