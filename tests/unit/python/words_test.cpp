#include "python/words.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

using support::module_opening;
using support::scopes_of;

struct Worded {
  const char* text;
  Opening opening;
};

const Worded worded_modules[] = {
    {"globals()['x'] = 1\n", Opening::dynamic},
    {"exec('x = 1')\n", Opening::dynamic},
    {"setattr(a, 'x', 1)\n", Opening::dynamic},
    {"vars()['x'] = 1\n", Opening::dynamic},
    {"import sys\nsys.modules[__name__].x = 1\n", Opening::dynamic},
    {"a.modules['x'] = 1\n", Opening::closed},
    {"register(__name__, make)\n", Opening::dynamic},
    {"register(names=[__name__])\n", Opening::dynamic},
    {"register((1, 2), __name__)\n", Opening::dynamic},
    {"register(f.__name__)\n", Opening::closed},
    {"log = logging.getLogger(__name__)\n", Opening::closed},
    {"app = Flask(__name__)\n", Opening::closed},
    {"frames = inspect.stack()\n", Opening::dynamic},
    {"def f():\n    register(__name__)\nf()\n", Opening::dynamic},
    {"def test_a():\n    register(__name__)\n", Opening::closed},
    {"x = 'exec'\n", Opening::closed},
    {"__test__ = False\n", Opening::dynamic},
    {"pytest.skip('no', allow_module_level=True)\n", Opening::skips},
    {"np = pytest.importorskip('numpy')\n", Opening::skips},
    {"skip_all()\n", Opening::skips},
    {"raise ImportError\n", Opening::skips},
    {"import sys\nsys.exit()\n", Opening::skips},
    {"skip = 1\n", Opening::closed},
    {"marker = pytest.mark.skipif(x, reason='y')\n", Opening::closed},
    {"unless = unittest.skipUnless(x, 'y')\n", Opening::closed},
    {"pytest_plugins = ['x']\n", Opening::plugins},
    {"x = f'{(y := 1)}'\n", Opening::mention},
    {"def f(x=(y := 1)): pass\n", Opening::mention},
    {"@make(globals())\ndef f(): pass\n", Opening::dynamic},
    {"def f(x=pytest.importorskip('y')): pass\n", Opening::skips},
    {"def f(): exec('x = 1')\n", Opening::dynamic},
    {"def f():\n    globals()['x'] = 1\n", Opening::dynamic},
    {"def f():\n    a.exec('x')\n", Opening::closed},
    {"def f():\n    pytest.skip('x', allow_module_level=True)\n", Opening::skips},
    {"def f():\n    raise ValueError\n", Opening::closed},
    {"def test_a():\n    exec('x = 1')\n", Opening::closed},
    {"@pytest.fixture\ndef f():\n    exec('x = 1')\n", Opening::closed}};

TEST(WordReader, OpensAModuleForWordsThatMakeNamesOrEndTheImport) {
  for (const Worded& one : worded_modules) {
    EXPECT_EQ(module_opening(one.text), one.opening) << one.text;
  }
}

TEST(WordReader, LetsSomeWordsOfAClassReachTheModule) {
  const Scopes reaching = scopes_of("class A:\n    globals()['x'] = 1\n");
  EXPECT_EQ(reaching.scopes[0].reason.opening, Opening::dynamic);
  EXPECT_EQ(reaching.scopes[1].reason.opening, Opening::dynamic);
  const Scopes own = scopes_of("class A:\n    vars()['x'] = 1\n");
  EXPECT_EQ(own.scopes[0].reason.opening, Opening::closed);
  EXPECT_EQ(own.scopes[1].reason.opening, Opening::dynamic);
}

TEST(WordReader, RemembersThatAModuleSkipsWhateverElseOpensIt) {
  const Scopes file = scopes_of("exec('x')\nraise ImportError\n");
  EXPECT_EQ(file.scopes[0].reason.opening, Opening::dynamic);
  EXPECT_TRUE(file.scopes[0].skips);
}

TEST(WordReader, TellsClassesThatSayThatTheyAreTests) {
  EXPECT_TRUE(scopes_of("class A:\n    __test__ = True\n").scopes[1].is_test);
  EXPECT_FALSE(scopes_of("class A:\n    __test__ = False\n").scopes[1].is_test);
  EXPECT_TRUE(scopes_of("class A:\n    __test__ = x\n").scopes[1].is_test);
}

TEST(WordReader, NamesTheWord) {
  EXPECT_EQ(scopes_of("setattr(a, 'x', 1)\n").scopes[0].reason.word, "setattr");
  EXPECT_EQ(scopes_of("raise ImportError\n").scopes[0].reason.word, "raise");
}

}  // namespace
}  // namespace splitter::python
