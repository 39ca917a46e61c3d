// SPDX-License-Identifier: MIT
//
// What most files of the window include, compiled once a library: reading Qt's headers is most of
// the work of compiling one of its files. Sources include what they use all the same.
#pragma once

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QList>
#include <QLocale>
#include <QMenu>
#include <QObject>
#include <QPainter>
#include <QPalette>
#include <QPushButton>
#include <QString>
#include <QStringList>
#include <QStyleOption>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QVariant>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
