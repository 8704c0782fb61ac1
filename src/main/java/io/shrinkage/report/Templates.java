package io.shrinkage.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The pages' templates, compiled into a package of our own. */
final class Templates {
  private static final String PACKAGE = "gg.jte.generated.shrinkage";

  private Templates() {}

  /** Returns a page. */
  static String html(String template, Object page) {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE)
        .render(template, page, output);
    return output.toString();
  }
}
