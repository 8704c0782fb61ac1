package io.shrinkage;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

/** Guards against a build that leaves the templates out, or lets them print markup unescaped. */
final class TemplatesTest {
  @Test
  void template_precompiled_escapesItsParameters() {
    var output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("greeting.jte", "<L1>", output);
    assertThat(output.toString()).contains("<p>Hello, &lt;L1&gt;</p>");
  }
}
