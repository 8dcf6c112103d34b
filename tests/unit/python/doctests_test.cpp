#include "splitter/python/doctests.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

constexpr const char* function_with_example =
    "def f():\n"
    "    '''Adds.\n"
    "\n"
    "    >>> 1 + 1\n"
    "    2\n"
    "    '''\n";

TEST(Doctests, AreInDocstringsOfModulesFunctionsClassesAndMethods) {
  for (const std::string& text :
       {std::string("'''\n>>> 1\n1\n'''\n"),
        std::string("# coding: utf-8\n\n\"\"\">>> 1\n1\n\"\"\"\n"),
        std::string(function_with_example),
        "x = 1\n\n\nasync " + std::string(function_with_example),
        std::string("class A:\n    r'''\n    >>> 1\n    1\n    '''\n"),
        std::string("class A:\n    '''Plain.'''\n    def f(self):\n"
                    "        '''\n        >>> 1\n        1\n        '''\n"),
        std::string("class A:\n    @property\n    def f(self):\n"
                    "        '''\n        >>> 1\n        1\n        '''\n"),
        std::string("class A:\n    class B:\n        '''>>> 1\n1\n'''\n")}) {
    EXPECT_EQ(doctests_in(text), Doctests::surely) << text;
  }
}

TEST(Doctests, AreNotInTextThatIsNoDocstring) {
  for (const char* text :
       {"def f():\n    '''Nothing to try.'''\n",
        "# >>> 1\n",
        "def f():\n    x = 1\n    '''>>> 1'''\n",
        "def f():\n    def g():\n        '''\n        >>> 1\n        '''\n",
        "class A:\n    def f(self):\n        class B:\n            '''>>> 1\n'''\n",
        "print(__doc__)\n",
        "if __doc__ == 'x': pass\n",
        "def f(g):\n    @wraps(g)\n    def h(): pass\n    return h\n",
        "class A:\n    __test__ = False\n",
        ""}) {
    EXPECT_EQ(doctests_in(text), Doctests::none) << text;
  }
}

TEST(Doctests, MayComeFromElsewhere) {
  for (const char* text : {"f.__doc__ = g.__doc__\n",
                           "__doc__ += '>'\n",
                           "f = type('f', (), {'__doc__': text})\n",
                           "@functools.wraps(other)\ndef f(): pass\n",
                           "class A:\n    @copy_docstring(B.f)\n    def f(self): pass\n",
                           "@Appender(text)\ndef f(): pass\n",
                           "update_wrapper(f, g)\n",
                           "__test__ = {'x': text}\n",
                           "text = '>>> 1'\n",
                           "if x:\n    def f():\n        '''>>> 1\n1\n'''\n",
                           "@decorated\ndef f():\n    '''>>> 1\n1\n'''\n",
                           "def f():\n    '''>>>'''\n",
                           "def f():\n    '''>>> # a comment is no example'''\n",
                           "# coding: utf-16\n'''>>> 1'''\n",
                           "'''>>> 1\n"}) {
    EXPECT_EQ(doctests_in(text), Doctests::maybe) << text;
  }
}

TEST(Doctests, AreToldByTheTextAloneWhereNothingMayBringOrTakeOne) {
  EXPECT_TRUE(tells_all_doctests(""));
  EXPECT_TRUE(tells_all_doctests("x = 1\n"));
  EXPECT_TRUE(tells_all_doctests("def f():\n    '''\n    >>> 1\n    1\n    '''\n"));
  EXPECT_TRUE(tells_all_doctests("'''>>> 1\n1\n'''\ndef f():\n    '''see >>> f'''\n"));
  const std::string example = "'''>>> 1\n1\n'''\n";
  for (const std::string text : {"f.__doc__ = g.__doc__\n",
                                 "@wraps(g)\ndef f(): pass\n",
                                 "@decorated\ndef f():\n    '''>>> 1\n1\n'''\n",
                                 "if x:\n    def f():\n        '''>>> 1\n1\n'''\n",
                                 "'''>>> 1\n"}) {
    EXPECT_FALSE(tells_all_doctests(text)) << text;
    EXPECT_FALSE(tells_all_doctests(example + text)) << "an example of its own changes nothing";
  }
}

TEST(Doctests, NeedAnExampleBehindThePrompt) {
  const auto found = [](const std::string& line) {
    return doctests_in("def f():\n    '''Adds.\n\n" + line + "\n    '''\n");
  };
  EXPECT_EQ(found("    >>> f()"), Doctests::surely);
  EXPECT_EQ(found(">>> f()"), Doctests::surely) << "the indent is its own";
  EXPECT_EQ(found("    >>>f()"), Doctests::maybe) << "doctest refuses it";
  EXPECT_EQ(found("    see >>> f()"), Doctests::maybe);
  EXPECT_EQ(found("    >>> # f()"), Doctests::maybe);
  EXPECT_EQ(found("    ... f()"), Doctests::none);
}

TEST(Doctests, AreReadAsFarAsBlocksGo) {
  const std::string method = "        '''\n        >>> 1\n        1\n        '''\n";
  EXPECT_EQ(doctests_in("class A:\n    x = 1\n    def f(self):\n" + method), Doctests::surely);
  EXPECT_EQ(doctests_in("class A:\n  if x:\n    def f(self):\n" + method), Doctests::maybe);
  EXPECT_EQ(doctests_in("def g():\n    class A: pass\nclass B:\n    def f(self):\n" + method),
            Doctests::surely)
      << "a block ends where its indent does";
}

}  // namespace
}  // namespace splitter::python
